using System.Globalization;
using DisclosureExtract.Engines;
using DisclosureExtract.Engines.Ocr;
using DisclosureExtract.Facts;
using DisclosureExtract.Forms;
using DisclosureExtract.Learning;
using DisclosureExtract.Output;
using DisclosureExtract.Scans;
using DisclosureExtract.Tables;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>
/// The two models on what the engines read of scanned documents, before any repair: the tables and rows of a scan
/// against those of the document it was made of, whose text layer is the truth. Rules alone and rules with the model.
/// Tables also with their titles taken away, as where a scan lost them.
/// </summary>
static class ScanReadings
{
    /// <summary>Answers of one kind.</summary>
    sealed class Tally
    {
        public int Asked { get; private set; }

        public int Answered { get; private set; }

        public int Right { get; private set; }

        public void Add(string? answer, string truth)
        {
            Asked++;
            if (answer is not null) Answered++;
            if (answer == truth) Right++;
        }

        public override string ToString() =>
            string.Create(CultureInfo.InvariantCulture, $"{Answered} of {Asked}, {Answered - Right} wrong");
    }

    /// <summary>Rules alone, and rules with the model.</summary>
    sealed class Pair
    {
        public Tally Rules { get; } = new();

        public Tally Model { get; } = new();

        public override string ToString() => $"{Rules} | {Model} |";
    }

    /// <param name="files">Originals and their scans by turns.</param>
    public static int Run(IReadOnlyList<string> files)
    {
        var catalog = SubjectCatalog.Default;
        using var pool = new CellReaderPool(CellReaders.Create, Environment.ProcessorCount);
        Pair titled = new(), untitled = new(), rows = new(), misread = new();
        for (var f = 0; f + 1 < files.Count; f += 2)
        {
            var (original, scan) = (Read(files[f], null), Read(files[f + 1], pool));
            var truth = FormReader.Read(
                [.. original.Tables.Select(t => t.Table)], original.Metadata.IsFinal,
                new SubjectMapper(catalog, original.Metadata.Year), guesser: null);
            List<FormTable> Understand(Func<Table, Table> change, bool useModels) =>
                FormReader.Read([.. scan.Tables.Select(t => change(t.Table))], scan.Metadata.IsFinal,
                new SubjectMapper(catalog, scan.Metadata.Year, useModels ? SubjectRanker.Over(catalog) : null),
                useModels
                    ? FormGuesser.Default
                    : null);
            static Table Untitled(Table table) =>
                table with { Context = table.Context with { Title = null, Line = null } };
            var (rules, model) = (Understand(t => t, false), Understand(t => t, true));
            var (rulesUntitled, modelUntitled) = (Understand(Untitled, false), Understand(Untitled, true));
            for (var i = 0; i < rules.Count; i++)
            {
                if (truth.MaxBy(t => Overlap(t.Table, rules[i].Table)) is not { } table
                    || Overlap(table.Table, rules[i].Table) < 0.5)
                    continue;
                Count(titled, rules[i], model[i], table);
                Count(untitled, rulesUntitled[i], modelUntitled[i], table);
                foreach (var (byRule, byModel) in rules[i].Rows.Zip(model[i].Rows))
                {
                    var row = table.Rows.Where(r => r.Page == byRule.Page && r.Group == byRule.Group)
                        .MinBy(r => Apart(r, byRule));
                    if (row?.Subject is not { Kind: MatchKind.Exact or MatchKind.Alias or MatchKind.Name } subject)
                        continue;
                    if (Apart(row, byRule) > row.Box.Height) continue;
                    var isMisread = row.Code != byRule.Code || row.Name != byRule.Name;
                    foreach (var tally in isMisread ? new[] { rows, misread } : [rows])
                    {
                        tally.Rules.Add(
                            byRule.Subject is { Kind: not MatchKind.Unknown } answer ? answer.Code : null,
                            subject.Code);
                        tally.Model.Add(
                            byModel.Subject is { Kind: not MatchKind.Unknown } better ? better.Code : null,
                            subject.Code);
                    }
                }
            }
        }
        Console.Out.WriteLine(
            $"| tables as they stand | {titled}\n| tables without their titles | {untitled}\n| rows | {rows}\n| rows "
                + $"of which code or name is misread | {misread}");
        return 0;
    }

    static Extraction Read(string file, CellReaderPool? readers)
    {
        using var source = DocumentOpener.Open(File.ReadAllBytes(file), Path.GetFileName(file));
        return new Extractor(SubjectCatalog.Default).Extract(ScannedPages.Over(source, readers));
    }

    /// <summary>That a table is no form is an answer only where something says so.</summary>
    static void Count(Pair pair, FormTable byRule, FormTable byModel, FormTable truth)
    {
        pair.Rules.Add(Answer(byRule), truth.Form);
        pair.Model.Add(Answer(byModel), truth.Form);

        static string? Answer(FormTable table) =>
            table.Form == FormIds.Other && table.Naming.By != NamedBy.Title ? null : table.Form;
    }

    static double Apart(FormRow a, FormRow b) => Math.Abs(a.Box.CenterY - b.Box.CenterY);

    /// <summary>Part of the larger of two tables that both cover, on the page where the first begins.</summary>
    static double Overlap(Table a, Table b)
    {
        var (x, y) = (a.Boxes[0], b.Boxes[0]);
        if (x.Page != y.Page) return 0;
        var (width, height) = (
            Math.Min(x.Box.Right, y.Box.Right) - Math.Max(x.Box.Left, y.Box.Left),
            Math.Min(x.Box.Bottom, y.Box.Bottom) - Math.Max(x.Box.Top, y.Box.Top));
        return width <= 0 || height <= 0
            ? 0
            : width * height / Math.Max(x.Box.Width * x.Box.Height, y.Box.Width * y.Box.Height);
    }
}
