using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Tools.Chance;

namespace DisclosureExtract.Tools.Synthesis.Sheets;

/// <summary>A heading: of a column (with a key) or over several.</summary>
/// <param name="Key">Canonical column, with "@" and a word where a form has it twice; "#code", "#code1".."#code3",
/// "#unit", "#name", "#index", "#ratio1", "#ratio2" and "#text" for what is no amount; empty over others.</param>
sealed record Head(string Text, string Key, double Weight, params Head[] Children)
{
    public static Head Over(string text, params Head[] children) => new(text, "", 0, children);

    /// <summary>Heads side by side, written "text key weight | text key weight", over one or more lines.</summary>
    public static Head[] List(string heads) =>
        [
            .. heads.Split(['|', '\n'], StringSplitOptions.TrimEntries).Select(h => h.Split(' '))
                .Select(h => new Head(h[0], h[1], double.Parse(h[2], CultureInfo.InvariantCulture))),
        ];

    public int Depth => Children.Length == 0 ? 1 : 1 + Children.Max(c => c.Depth);

    public IEnumerable<Head> Leaves => Children.Length == 0 ? [this] : Children.SelectMany(c => c.Leaves);
}

/// <summary>A row of one group of columns.</summary>
/// <param name="Name">As printed, numbering included.</param>
/// <param name="Values">Column key → amount in yuan. Columns left out stay blank.</param>
sealed record Row(string Code, string Name, Dictionary<string, decimal> Values)
{
    public bool IsTotal { get; init; }

    public int Level { get; init; }

    /// <summary>Text of columns that hold none ("#text").</summary>
    public string Text { get; init; } = "";

    /// <summary>Text of the columns that hold none, where <see cref="Text"/> is a label.</summary>
    public string Note { get; init; } = "";

    /// <summary>Code of a budget unit ("#unit"), no code of a subject.</summary>
    public string Unit { get; init; } = "";

    /// <summary>
    /// Texts of label columns that hold something else than their kind says: the name of a unit beside codes of
    /// projects.
    /// </summary>
    public Dictionary<string, string> Labels { get; init; } = [];

    public static Row Blank { get; } = new("", "", []);
}

/// <summary>Columns that belong together with their rows; a two-sided form has two.</summary>
sealed record Group(string Side, Head[] Heads, List<Row> Rows);

/// <summary>Groups of columns with rows → cells.</summary>
sealed class SheetBuilder(PrintOptions options, Dice dice)
{
    /// <summary>Heads of code and name in the chosen manner.</summary>
    public Head[] CodeAndName(
        string codeHead, string nameHead, string? over = null, int levels = 3, double nameWeight = 3.2)
    {
        Head[] parts =
        [
            .. "类款项".Take(levels).Select((l, i) => new Head(l.ToString(), $"#code{i + 1}", i == 0 ? 0.62 : 0.5)),
        ];
        Head[] heads = options.Codes switch
        {
            CodeMode.Split or CodeMode.SplitOwn or CodeMode.OneOverThree =>
            [
                Head.Over(codeHead, parts), new Head(nameHead, "#name", nameWeight),
            ],
            CodeMode.Fused or CodeMode.FusedBrackets or CodeMode.FusedHyphen or CodeMode.FusedSpace =>
            [
                new Head(nameHead, "#name", nameWeight + 0.8),
            ],
            _ => [new Head(codeHead, "#code", 1.1), new Head(nameHead, "#name", nameWeight)],
        };
        return over is null ? heads : [Head.Over(over, heads)];
    }

    /// <summary>合计 → 合  计, where the options say so.</summary>
    string Spaced(string text) =>
        options.IsSpaced && text.Length == 2 && text.All(TextFold.IsHan)
            ? $"{text[0]}{(text[0] % 2 == 0 ? "  " : "　")}{text[1]}"
            : text;

    public Sheet Build(string form, string title, string unit, params Group[] groups)
    {
        var sheet = BuildPlain(form, title, unit, groups);
        return options.IsSpaced
            ? sheet with
            {
                Cells = [.. sheet.Cells.Select(c => c.Align == Align.Center ? c with { Text = Spaced(c.Text) } : c)],
            }
            : sheet;
    }

    Sheet BuildPlain(string form, string title, string unit, Group[] groups)
    {
        var cells = new List<SheetCell>();
        var depth = groups.Max(g => g.Heads.Max(h => h.Depth));
        var leaves = groups.Select(g => g.Heads.SelectMany(h => h.Leaves).ToList()).ToList();
        var columns = leaves.Sum(l => l.Count);
        var column = 0;
        foreach (var head in groups.SelectMany(g => g.Heads)) column += Place(head, 0, column, depth, cells);
        var row = depth;
        if (options.HasNumberRow)
        {
            var number = 1;
            var at = 0;
            foreach (var leaf in leaves.SelectMany(l => l))
            {
                var isAmount = !leaf.Key.StartsWith('#') || leaf.Key == "#none";
                cells.Add(new SheetCell(
                    row, at, 1, 1,
                    isAmount && leaf.Key != "#text" ? (number++).ToString(CultureInfo.InvariantCulture)
                        : leaf.Key == "#name" ? "栏次"
                        : options.Codes == CodeMode.OneOverThree
                            && leaf.Key.StartsWith("#code", StringComparison.Ordinal) ? leaf.Text
                        : ""));
                at++;
            }
            row++;
        }
        var headerRows = row;
        var height = groups.Max(g => g.Rows.Count);
        for (var i = 0; i < height; i++)
        {
            column = 0;
            for (var g = 0; g < groups.Length; g++)
            {
                if (leaves[g].FindIndex(l => l.Key == "#index") is >= 0 and var index)
                    cells.Add(new SheetCell(
                        headerRows + i, column + index, 1, 1,
                        (g * height + i + 1).ToString(CultureInfo.InvariantCulture)));
                AddRow(
                    cells, headerRows + i, column, groups[g], leaves[g],
                    i < groups[g].Rows.Count ? groups[g].Rows[i] : Row.Blank, unit);
                column += leaves[g].Count;
            }
        }
        return new Sheet
        {
            Form = form,
            Title = title,
            Unit = unit,
            Weights = [.. leaves.SelectMany(l => l).Select(l => l.Weight)],
            Cells = cells,
            RowCount = headerRows + height,
            HeaderRows = headerRows,
        };
    }

    static int Place(Head head, int row, int column, int depth, List<SheetCell> cells)
    {
        if (head.Children.Length == 0)
        {
            cells.Add(new SheetCell(row, column, depth - row, 1, head.Text) { IsBold = true });
            return 1;
        }
        var below = head.Children.Max(c => c.Depth);
        var span = Math.Max(1, depth - row - below);
        var width = 0;
        foreach (var child in head.Children) width += Place(child, row + span, column + width, depth, cells);
        cells.Add(new SheetCell(row, column, span, width, head.Text) { IsBold = true });
        return width;
    }

    void AddRow(List<SheetCell> cells, int row, int column, Group group, List<Head> leaves, Row content, string unit)
    {
        var labels = leaves.TakeWhile(l => l.Key.StartsWith('#') && l.Key is not ("#text" or "#index" or "#ratio1" or "#ratio2")).Count();
        if (content.IsTotal && options.IsTotalMerged && labels > 1)
        {
            cells.Add(new SheetCell(row, column, 1, labels, content.Name) { IsBold = true });
        }
        else
        {
            var parts = options.Codes == CodeMode.OneOverThree
                ? leaves.Count(l => l.Key.StartsWith("#code", StringComparison.Ordinal))
                : 0;
            if (parts > 0) cells.Add(new SheetCell(row, column, 1, parts, content.Code) { Align = Align.Left });
            for (var i = parts; i < labels; i++) cells.Add(Label(row, column + i, leaves[i].Key, content));
        }
        for (var i = labels; i < leaves.Count; i++)
        {
            if (leaves[i].Key == "#index") continue;
            if (leaves[i].Key.StartsWith("#ratio", StringComparison.Ordinal))
            {
                cells.Add(new SheetCell(row, column + i, 1, 1, content.Labels.GetValueOrDefault(leaves[i].Key, "")) { Align = options.AmountAlign });
                continue;
            }
            if (leaves[i].Key == "#none")
            {
                cells.Add(new SheetCell(row, column + i, 1, 1, "")); // a column of amounts without any
                continue;
            }
            if (leaves[i].Key == "#text")
            {
                cells.Add(new SheetCell(
                    row, column + i, 1, 1,
                    content.Note.Length > 0 || leaves.Exists(l => l.Key == "#kind")
                        ? content.Note
                        : content.Text) { Align = Align.Left });
                continue;
            }
            if (!content.Values.TryGetValue(leaves[i].Key, out var yuan))
            {
                cells.Add(new SheetCell(row, column + i, 1, 1, ""));
                continue;
            }
            var (text, value) = options.Print(yuan, unit, dice.Chance(0.5));
            var name = Tight(content.Name);
            cells.Add(new SheetCell(row, column + i, 1, 1, options.Dress(text))
            {
                Align = options.AmountAlign,
                IsBold = content.IsTotal,
                Fact = value is { } v
                    ? new CellFact(group.Side, content.Code, name, leaves[i].Key.Split('@')[0], v)
                    : null,
            });
        }
    }

    SheetCell Label(int row, int column, string key, Row content)
    {
        var code = content.Code;
        var level = code.Length switch { 3 => 1, 5 => 2, 7 => 3, _ => 0 };
        string Part(int index)
        {
            if (level < index || (options.Codes == CodeMode.SplitOwn && level != index)) return "";
            return index == 1 ? code[..3] : code.Substring(3 + 2 * (index - 2), 2);
        }
        if (content.Labels.TryGetValue(key, out var text))
            return new SheetCell(row, column, 1, 1, text)
            {
                Align = content.IsTotal ? Align.Center : Align.Left, IsBold = content.IsTotal,
            };
        return key switch
        {
            "#code1" => new SheetCell(row, column, 1, 1, Part(1)),
            "#code2" => new SheetCell(row, column, 1, 1, Part(2)),
            "#code3" => new SheetCell(row, column, 1, 1, Part(3)),
            "#code" => new SheetCell(row, column, 1, 1, code) { Align = Align.Left },
            "#name" => new SheetCell(row, column, 1, 1, (level > 0 ? Fused(code) : "") + content.Name)
            {
                Align = content.IsTotal ? Align.Center : Align.Left,
                Indent = content.IsTotal || !options.IsIndented
                    ? 0
                    : Math.Max(0, (level > 0 ? level : content.Level) - 1),
                IsBold = content.IsTotal,
            },
            "#kind" => new SheetCell(row, column, 1, 1, content.Text),
            "#unit" => new SheetCell(row, column, 1, 1, content.Unit) { Align = Align.Left },
            _ => new SheetCell(row, column, 1, 1, ""),
        };
    }

    string Fused(string code) =>
        options.Codes switch
        {
            CodeMode.Fused => code,
            CodeMode.FusedBrackets => $"[{code}]",
            CodeMode.FusedHyphen => code + "-",
            CodeMode.FusedSpace => code + " ",
            _ => "",
        };

    /// <summary>As facts name a row: folded, without white space.</summary>
    public static string Tight(string name) => TextFold.FoldTight(name);
}
