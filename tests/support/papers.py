"""A paper as the words that stand in it."""

from daihoi.apps.papers.paper import Block, Heading, Paper, Paragraph, Picture, Table, printed


def plain_text(paper: Paper) -> str:
    """Give the words of a paper one block a line, as the checker of figures reads them."""
    title = f"{paper.type_name}\n{paper.summary}"
    return "\n\n".join([title, *(_block_text(block) for block in (*paper.blocks, *paper.annexes))])


def _block_text(block: Block) -> str:
    match block:
        case Heading(text):
            return text
        case Paragraph():
            return block.text
        case Table(caption, columns, rows, totals):
            head = "\t".join(column.heading for column in columns)
            body = ["\t".join(printed(row)) for row in (*rows, totals) if row]
            return "\n".join([caption, head, *body])
        case Picture(caption, _, words):
            return f"{caption}. {words}"
