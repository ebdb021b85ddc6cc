#!/bin/sh
# Figures of the structure of a checkout: size of the code, lines over 120 characters, regexes, files outside the rules that
# make a finding, arrows upwards between folders. Size is in characters without white space and without comment lines.
# usage: bench/house.sh [CHECKOUT]
set -eu
root=$(CDPATH= cd -- "$(dirname -- "$0")/.." && pwd)
exec python3 - "${1:-$root}" <<'PY'
import os, re, subprocess, sys
root = sys.argv[1]

def files(*folders):
    listed = subprocess.check_output(["git", "-C", root, "ls-files", "-co", "--exclude-standard", "--", *folders], text=True)
    return [f for f in listed.splitlines() if f.endswith(".cs") and os.path.exists(os.path.join(root, f))]

def lines(file):
    return open(os.path.join(root, file), encoding="utf-8-sig").read().split("\n")

def row(name, of):
    every = [line for file in of for line in lines(file)]
    code = sum(len(re.sub(r"\s", "", line)) for line in every if not line.strip().startswith("//"))
    wide = sum(len(line) > 120 for line in every)
    regexes = sum(line.count("[GeneratedRegex(") + line.count("new Regex(") for line in every)
    print(f"{name:26} {len(of):4} files {len(every):7,} lines {code:10,} characters {100 * wide / max(1, len(every)):5.1f} % over 120 {regexes:4} regexes")

core = files("src/DisclosureExtract", "src/DisclosureExtract.Scans")
row("core, with scans", core)
row("src", files("src"))
row("tools", files("tools", "bench"))
row("src + tools", files("src", "tools", "bench"))

rules = re.compile(r"/Rule\.cs$|/Rules/")
makers = [f for f in core if re.search(r"new Finding\b|Finding\s+Make\(", "\n".join(lines(f))) and not rules.search(f)]
print(f"{len(makers)} files outside the rules make a finding: {', '.join(os.path.basename(f) for f in makers)}")

def arrows(project):
    """Pairs of folders of a project that use each other, directly or by others, told by the usings of their files."""
    uses = {}
    for file in files("/".join(project)):
        text, folder = "\n".join(lines(file)), os.path.dirname(file)
        uses.setdefault(folder, set()).update(re.findall(r"^using (?:static )?([\w.]+);", text, re.M))
        uses[folder].add("namespace " + (re.findall(r"^namespace ([\w.]+);", text, re.M) or ["?"])[0])
    names = {next((u[10:] for u in used if u.startswith("namespace ")), "?"): folder for folder, used in uses.items()}
    graph = {folder: {names[u] for u in used if u in names and names[u] != folder} for folder, used in uses.items()}
    def reached(start):
        seen, todo = set(), list(graph[start])
        while todo:
            if (at := todo.pop()) not in seen:
                seen.add(at)
                todo += graph[at]
        return seen
    return sorted(folder for folder in graph if folder in reached(folder)), len(graph)

for project in sorted({tuple(f.split("/")[:2]) for f in files("src", "tools")}):
    cyclic, count = arrows(project)
    print(f"{project[1]}: {len(cyclic)} of {count} folders in a cycle" + "".join("\n    " + folder for folder in cyclic))
PY
