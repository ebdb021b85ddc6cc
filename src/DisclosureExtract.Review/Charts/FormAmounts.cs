using DisclosureExtract.Output;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Review.Charts;

/// <summary>The amounts of one form in yuan, as charts ask for them.</summary>
sealed class FormAmounts(TableInfo table)
{
    static readonly string[] Wholes = ["合计", "总计", "本年收入合计", "本年支出合计", "收入总计", "支出总计"];

    /// <summary>Sources of money that are no part of another one.</summary>
    static readonly string[] SourceKeys =
        ["fiscal_appropriation", "general_public_budget", "government_fund", "state_capital", "fiscal_special_account", "unit_own", "superior_subsidy", "business_income", "operating_income", "affiliate_remittance", "other_income", "carryover", "opening_balance", "non_fiscal_balance_used"];

    /// <summary>The first of the forms that holds amounts.</summary>
    public static FormAmounts? Find(Disclosure disclosure, params string[] forms) => forms
        .Select(f => disclosure.Tables.FirstOrDefault(t => t.Form == f && !t.IsEmpty)).FirstOrDefault(t => t is not null) is { } found ? new(found) : null;

    /// <summary>Where its first amount stands.</summary>
    public string? First => Enumerable.Range(0, table.Rows.Count).Where(r => table.Rows[r].Values.Count > 0)
        .Select(r => $"{table.Id}/{r}/{table.Rows[r].Values.Keys.First()}").FirstOrDefault();

    /// <summary>The rows with codes of that length, by the first of the columns that the form has.</summary>
    public List<Amount> Top(int digits, params string[] columns)
    {
        var column = columns.FirstOrDefault(c => table.Columns.Any(k => k.Key == c));
        if (column is null) return [];
        return [.. Enumerable.Range(0, table.Rows.Count).Where(r => table.Rows[r].Code.Length == digits && table.Rows[r].Values.ContainsKey(column))
            .Select(r => At(r, column, Name(table.Rows[r])))];
    }

    /// <summary>The sources of money in the row that sums up, as far as they come to its total.</summary>
    public List<Amount> Sources()
    {
        var row = Enumerable.Range(0, table.Rows.Count).LastOrDefault(r => Wholes.Contains(table.Rows[r].Name) && table.Rows[r].Code.Length == 0, -1);
        if (row < 0) return [];
        var parts = Keys(table.Rows[row]).Select(k => At(row, k, Heading(k))).ToList();
        return parts.Sum(p => decimal.Parse(p.Yuan, System.Globalization.CultureInfo.InvariantCulture)) == table.Rows[row].Values.GetValueOrDefault("total") * Factor ? parts : [];
    }

    /// <summary>Sources of the row of that name with their amounts; null where the form has no such row.</summary>
    public List<(string Name, decimal Yuan)>? SourcesOf(string name) =>
        table.Rows.FirstOrDefault(r => r.Code.Length == 3 && Name(r) == name) is { } row ? [.. Keys(row).Select(k => (Heading(k), row.Values[k] * Factor))] : null;

    /// <summary>The amount in another column of the row of an amount, in yuan; 0 where none is printed.</summary>
    public decimal Beside(Amount amount, string column) =>
        amount.Cell?.Split('/') is [_, var row, _] ? table.Rows[int.Parse(row, System.Globalization.CultureInfo.InvariantCulture)].Values.GetValueOrDefault(column) * Factor : 0;

    public IEnumerable<Pair> AgainstLastYear()
    {
        for (var r = 0; r < table.Rows.Count; r++)
        {
            var values = table.Rows[r].Values;
            foreach (var (key, before) in values)
            {
                if (!key.EndsWith(":last_year", StringComparison.Ordinal) && key != "last_year") continue;
                var bare = key == "last_year" ? "" : key[..^":last_year".Length];
                var now = new[] { bare, $"{bare}:budget", $"{bare}:final", "budget", "executed", "amount" }.FirstOrDefault(values.ContainsKey);
                if (now is null || (before == 0 && values[now] == 0)) continue;
                var name = Name(table.Rows[r]) is { Length: > 0 } own ? own : Heading(now);
                yield return new(name, ChartFigures.Text(before * Factor), ChartFigures.Text(values[now] * Factor), $"{table.Id}/{r}/{now}");
            }
        }
    }

    decimal Factor => new Unit(table.Unit ?? "").Factor;

    static IEnumerable<string> Keys(RowInfo row)
    {
        // 财政拨款 may stand before its own parts.
        var whole = row.Values.ContainsKey("fiscal_appropriation");
        return SourceKeys.Where(k => row.Values.TryGetValue(k, out var value) && value != 0 && !(whole && k is "general_public_budget" or "government_fund" or "state_capital" && whole));
    }

    string Heading(string key) => table.Columns.FirstOrDefault(c => c.Key == key)?.Header is { Count: > 0 } header ? header[^1] : key;

    static string Name(RowInfo row) => row.Name.Length > 0 ? row.Name : row.Code;

    Amount At(int row, string column, string name)
    {
        var of = table.Rows[row];
        return new(name, ChartFigures.Text(of.Values[column] * Factor), $"{table.Id}/{row}/{column}", of.Cells[column].Status == "disputed");
    }
}
