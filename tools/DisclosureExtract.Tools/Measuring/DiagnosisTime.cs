using System.Diagnostics;
using System.Globalization;
using System.Text;
using DisclosureExtract.Output;
using DisclosureExtract.Pages;
using DisclosureExtract.Tools.Chance;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tools.Measuring;

/// <summary>What it costs to find the faults of a document: its time with wrong amounts less its time
/// without.</summary>
static class DiagnosisTime
{
    const int Columns = 5;

    public static int Run(int facts, int faults, int documents, TextWriter output)
    {
        var costs = new List<double>();
        var found = 0;
        for (var i = 0; i < documents; i++)
        {
            var dice = new Dice(20261130 + (ulong)i);
            var form = Form(facts, dice);
            var wrong = Spoilt(form, faults, dice);
            found = Extract(form).Facts.Facts.Count;
            Extract(wrong);
            costs.Add(Fastest(wrong) - Fastest(form));
        }
        costs.Sort();
        output.WriteLine(string.Create(CultureInfo.InvariantCulture,
            $"{found} facts, {faults} faults, {documents} documents: diagnosis takes {costs[costs.Count / 2]:0.0} ms (median), {costs[^1]:0.0} ms (most)"));
        return 0;
    }

    /// <summary>Subjects of four levels in all columns, the last of them the sum of the others.</summary>
    static List<string[]> Form(int facts, Dice dice)
    {
        var leaves = new List<(string Code, decimal[] Amounts)>();
        for (var i = 0; leaves.Count * 1.2 * Columns < facts; i++)
            leaves.Add(($"{201 + i / 24}{1 + i / 6 % 4:00}{1 + i % 6:00}",
                [.. Enumerable.Range(0, Columns - 1).Select(_ => dice.Whole(100, 999_99) / 100m)]));
        var rows = new List<string[]> { Row("", "合计", leaves.Select(l => l.Amounts)) };
        foreach (var code in leaves.SelectMany(l => (string[])[l.Code[..3], l.Code[..5], l.Code]).Distinct()
            .Order(StringComparer.Ordinal))
            rows.Add(Row(code, "科目" + code, leaves.Where(l => l.Code.StartsWith(code, StringComparison.Ordinal))
                .Select(l => l.Amounts)));
        return rows;
    }

    static string[] Row(string code, string name, IEnumerable<decimal[]> amounts)
    {
        var sums = amounts.Aggregate(new decimal[Columns - 1], (sum, own) => [.. sum.Zip(own, (a, b) => a + b)]);
        return [code, name, N(sums.Sum()), .. sums.Select(N)];
    }

    static string N(decimal value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    static List<string[]> Spoilt(List<string[]> form, int faults, Dice dice)
    {
        var rows = form.ConvertAll(r => (string[])[.. r]);
        for (var i = 0; i < faults; i++)
        {
            var (row, column) = (dice.Whole(0, rows.Count - 1), dice.Whole(2, Columns + 1));
            rows[row][column] = N(decimal.Parse(rows[row][column], CultureInfo.InvariantCulture) + dice.Whole(1, 90));
        }
        return rows;
    }

    /// <summary>Of nine runs the one that other work on the machine disturbed least.</summary>
    static double Fastest(List<string[]> form) => Enumerable.Range(0, 9).Min(_ =>
    {
        var clock = Stopwatch.StartNew();
        Extract(form);
        return clock.Elapsed.TotalMilliseconds;
    });

    static Extraction Extract(List<string[]> form)
    {
        var text = "2026年部门支出总表\n单位：万元\n科目编码\t科目名称\t合计\t人员经费\t公用经费\t运转类项目\t特定目标类项目\n"
            + string.Join('\n', form.Select(r => string.Join('\t', r)));
        using var source = TranscriptPageSource.Open(Encoding.UTF8.GetBytes(text), "diagnosis");
        return new Extractor(SubjectCatalog.Default).Extract(source);
    }
}
