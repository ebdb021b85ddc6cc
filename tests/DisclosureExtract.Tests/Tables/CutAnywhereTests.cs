using System.Globalization;
using DisclosureExtract.Facts;
using DisclosureExtract.Output;
using DisclosureExtract.Tests.Forms;

namespace DisclosureExtract.Tests.Tables;

/// <summary>A table printed on one page and the same cut at any row over two give the same facts.</summary>
public sealed class CutAnywhereTests
{
    static IEnumerable<string> FactsOf(Extraction extraction) => extraction.Validation.Facts
        .Select(f => string.Create(CultureInfo.InvariantCulture,
            $"{f.Form} {f.Row.Side} {f.Row.Code} {f.Row.Name} {f.Column.Key} {f.Value}"))
        .Order(StringComparer.Ordinal);

    static readonly (string, double, double, double) Unit = ("单位：万元", 740, 90, 8);

    public static TheoryData<string, string> Cuts()
    {
        var data = new TheoryData<string, string>();
        foreach (var form in PublishedFormsTests.Forms.Select(f => f.Data))
            foreach (var how in (string[])["plain", "repeated", "below"]) data.Add($"{form.Item1} {form.Item3.Length}", how);
        return data;
    }

    [Theory]
    [MemberData(nameof(Cuts))]
    public void A_table_cut_at_any_row_gives_the_facts_of_the_whole(string which, string how)
    {
        var form = PublishedFormsTests.Forms.Select(f => f.Data).First(d => $"{d.Item1} {d.Item3.Length}" == which);
        var table = PublishedFormsTests.Drawn(form.Item4);
        (string, double, double, double) title = (form.Item1, 280, 40, 14);
        var whole = FactsOf(PublishedFormsTests.Run(table.ToPage(1, title, Unit))).ToList();
        var heads = Array.FindIndex(form.Item4, r => r.Contains(".00", StringComparison.Ordinal));
        var wrong = new List<string>();
        for (var row = 1; row < form.Item4.Length; row++)
        {
            if (how == "repeated" && row < heads) continue;
            var pages = table.Cut(row, how == "repeated" ? heads : 0, how == "below").ToPages(title, Unit);
            var cut = PublishedFormsTests.Run(pages);
            var facts = FactsOf(cut).ToList();
            if (!facts.SequenceEqual(whole))
                wrong.Add($"row {row}{(row < heads ? " (heading)" : "")}: -[{string.Join("; ", whole.Except(facts).Take(2))}] +[{string.Join("; ", facts.Except(whole).Take(2))}] {cut.Tables.Count} tables");
            else if (cut.Validation.Findings.FirstOrDefault(f => f.Severity != Severity.Info) is { } finding)
                wrong.Add($"row {row}: {finding.Rule} {finding.Message}");
        }
        Assert.Empty(wrong);
    }
}
