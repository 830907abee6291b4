"""Finds the functions, types and tables of a C++ file by its braces, for scripts/check_tree.

No parser: comments and literals are blanked, then each brace at namespace or class scope is told apart by what stands before
it. Good for code in this project's style; not for macros that hold unbalanced braces.
"""
import collections
import re

Function = collections.namedtuple("Function", "name first_line lines")
Type = collections.namedtuple("Type", "name line")  # name as the linker knows it: "quern::Text"
Shape = collections.namedtuple("Shape", "functions types table_lines")

LITERAL = re.compile(
    r"//[^\n]*|/\*.*?\*/"
    r'|(?:u8|[uUL])?R"([^\s()\\]{0,16})\(.*?\)\1"'
    r'|"(?:\\.|[^"\\\n])*"'
    r"|\b\d[\w.]*(?:'[\w.]+)*"
    r"|'(?:\\.|[^'\\\n])+'",
    re.S)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.M)
TEMPLATE = re.compile(r"^template\s*<[^{};()]*>\s*")
TYPE = re.compile(r"(?:class|struct|union|enum)\b")
SCOPE_NAME = re.compile(r"(?:namespace|class|struct|union|enum(?:\s+class)?)\s+(?:[A-Z_]+\s+)?([\w:]+)(?:\s*(?:final|:)|\s*$)")
NAME = re.compile(r"([~\w:]+|operator\s*\S+?)\s*\(")


def blank(code):
    """The code with comments, literals and directives emptied, line ends kept."""
    keep_lines = lambda found: found[0] if found[0][0].isdigit() else "\n" * found[0].count("\n")
    code = LITERAL.sub(keep_lines, code)
    return DIRECTIVE.sub(lambda found: "\n" * found[0].count("\n"), code)


def kind_of_brace(head, after_function):
    """What a brace at namespace or class scope opens: scope, function or table."""
    head = TEMPLATE.sub("", head.strip())
    if re.match(r"(?:inline\s+)?namespace\b|extern\s*$", head):
        return "scope"
    if TYPE.match(head):
        return "scope"
    if not head or head[0] in ",:":
        return "function" if after_function else "table"
    bare = head
    while "(" in bare and re.search(r"\([^()]*\)", bare):
        bare = re.sub(r"\([^()]*\)", " ", bare)
    if "(" not in head or bare.count("(") or ("=" in bare and "operator" not in bare):
        return "table"
    return "function"


class Walker:
    def __init__(self):
        self.scopes = []  # of [kind, head, first line]
        self.functions = []
        self.types = []
        self.table_lines = 0
        self.head, self.head_line = "", 0
        self.after_function = None  # the function that ended last at this scope: perhaps only an initialiser of a constructor

    def at_declarations(self):
        return all(scope[0] == "scope" for scope in self.scopes)

    def open(self, line):
        kind = kind_of_brace(self.head, self.after_function) if self.at_declarations() else "inside"
        first, name = self.head_line or line, self.head
        if kind == "function" and self.after_function and (not self.head.strip() or self.head.strip()[0] in ",:"):
            name, first = self.after_function
        self.scopes.append((kind, name, first))
        if kind == "scope" and TYPE.match(TEMPLATE.sub("", name.strip())):
            self.add_type(first)
        self.head, self.head_line, self.after_function = "", 0, None

    def add_type(self, line):
        """Types in a nameless namespace, and nameless ones, are of no concern to other files."""
        names = [SCOPE_NAME.search(TEMPLATE.sub("", head.strip())) for _, head, _ in self.scopes]
        if all(names):
            self.types.append(Type("::".join(name[1] for name in names), line))

    def close(self, line):
        kind, head, first = self.scopes.pop() if self.scopes else ("scope", "", line)
        if kind == "function":
            name = NAME.search(head)
            self.functions.append(Function(name[1] if name else head.strip(), first, line - first + 1))
            self.after_function = (head, first)
        elif kind == "table":
            self.table_lines += line - first
        self.head, self.head_line = "", 0


def measure(code):
    walker, line = Walker(), 1
    for char in blank(code):
        if char == "\n":
            line += 1
        if char == "{":
            walker.open(line)
        elif char == "}":
            walker.close(line)
        elif char == ";":
            walker.head, walker.head_line, walker.after_function = "", 0, None
        elif walker.at_declarations():
            walker.head += char
            walker.head_line = walker.head_line or (0 if char.isspace() else line)
    return Shape(walker.functions, walker.types, walker.table_lines)
