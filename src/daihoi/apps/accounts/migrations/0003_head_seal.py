from django.db import migrations, models


class Migration(migrations.Migration):
    dependencies = [("accounts", "0002_append_only")]
    operations = [
        migrations.AddField(model_name="audithead", name="seal", field=models.CharField(blank=True, max_length=64)),
    ]
