using System.Globalization;
using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Charts;

/// <summary>An amount of a chart.</summary>
/// <param name="Yuan">A decimal in yuan.</param>
/// <param name="Cell">Where it is printed; null where it is a sum of ours.</param>
sealed record Amount(string Name, string Yuan, string? Cell, bool Disputed);

/// <summary>Part of an amount on the left that goes to one on the right, by their numbers.</summary>
sealed record Link(int From, int To, string Yuan);

/// <summary>Sources → functions → uses, where all totals tie.</summary>
sealed record Flow(
    string Total, IReadOnlyList<Amount> Sources, IReadOnlyList<Amount> Functions, IReadOnlyList<Amount> Uses, IReadOnlyList<Link> Links,
    IReadOnlyList<Link> Uses2);

/// <summary>An amount beside the one of last year.</summary>
sealed record Pair(string Name, string Before, string Now, string? Cell);

/// <summary>Facts of a form by how far they are to be trusted.</summary>
sealed record FormTrust(string Form, int Facts, int Covered, int Disputed, string? Cell);

/// <summary>What the charts of a document show: amounts as printed, none changed or made up.</summary>
sealed record ChartFigures
{
    const int MostBars = 8;

    public Flow? Flow { get; init; }

    public required IReadOnlyList<Amount> Sources { get; init; }

    public required IReadOnlyList<Amount> Functions { get; init; }

    public required IReadOnlyList<Amount> Economic { get; init; }

    public required IReadOnlyList<Pair> LastYear { get; init; }

    public required IReadOnlyList<FormTrust> Forms { get; init; }

    public static ChartFigures Of(Disclosure disclosure)
    {
        var expenditure = FormAmounts.Find(disclosure, "expenditure", "final_expenditure", "general_public_expenditure", "final_general_public_expenditure");
        var revenue = FormAmounts.Find(disclosure, "revenue", "final_revenue");
        var economic = FormAmounts.Find(disclosure, "basic_expenditure_economic", "final_basic_expenditure_economic", "appropriation_basic_economic");
        var functions = Largest(expenditure?.Top(3, "total", "amount") ?? []);
        var sources = revenue?.Sources() ?? [];
        return new()
        {
            Flow = FlowOf(revenue, expenditure),
            Sources = sources,
            Functions = functions,
            Economic = Largest(economic?.Top(5, "total", "basic", "amount") ?? []),
            LastYear = [.. disclosure.Tables.SelectMany(t => new FormAmounts(t).AgainstLastYear()).Take(16)],
            Forms = [.. disclosure.Summary.Coverage.Forms.Select(f => new FormTrust(f.Form, f.Facts, f.Covered, f.Disputed, FormAmounts.Find(disclosure, f.Form)?.First))],
        };
    }

    static List<Amount> Largest(IReadOnlyList<Amount> all)
    {
        var sorted = all.Where(a => Value(a) > 0).OrderByDescending(Value).ToList();
        if (sorted.Count <= MostBars) return sorted;
        var rest = sorted.Skip(MostBars).ToList();
        return [.. sorted.Take(MostBars), new("其余", Text(rest.Sum(Value)), null, rest.Exists(a => a.Disputed))];
    }

    /// <summary>Null where anything does not tie, is disputed or below zero: a band would then be of a width that nothing is.</summary>
    static Flow? FlowOf(FormAmounts? revenue, FormAmounts? expenditure)
    {
        if (revenue is null || expenditure is null) return null;
        var sources = revenue.Sources();
        var functions = expenditure.Top(3, "total").Where(a => Value(a) != 0).ToList();
        if (sources.Count is 0 or > 8 || functions.Count is 0 or > 12 || sources.Concat(functions).Any(a => Value(a) < 0 || a.Disputed)) return null;
        var total = sources.Sum(Value);
        if (total == 0 || functions.Sum(Value) != total) return null;
        string[] keys = ["basic", "project"];
        string[] names = ["基本支出", "项目支出"];
        var byUse = keys.Select(k => functions.Select(f => expenditure.Beside(f, k)).ToArray()).ToArray();
        var uses = keys.Select((_, i) => new Amount(names[i], Text(byUse[i].Sum()), null, false)).ToList();
        if (uses.Sum(Value) != total || byUse.Any(u => u.Any(v => v < 0))) return null;
        var bySource = functions.Select(f => revenue.SourcesOf(f.Name)).ToList();
        var links = new List<Link>();
        for (var f = 0; f < functions.Count; f++)
        {
            if (bySource[f] is not { } parts || parts.Sum(p => p.Yuan) != Value(functions[f])) return null;
            foreach (var (name, yuan) in parts.Where(p => p.Yuan != 0))
                if (sources.FindIndex(s => s.Name == name) is var at and >= 0 && yuan > 0) links.Add(new(at, f, Text(yuan)));
                else return null;
        }
        var flows = uses.SelectMany((_, u) => functions.Select((_, f) => new Link(f, u, Text(byUse[u][f])))).Where(l => l.Yuan != "0").ToList();
        return new(Text(total), sources, functions, uses, [.. links.OrderBy(l => l.From).ThenBy(l => l.To)], [.. flows.OrderBy(l => l.From).ThenBy(l => l.To)]);
    }

    static decimal Value(Amount amount) => decimal.Parse(amount.Yuan, CultureInfo.InvariantCulture);

    internal static string Text(decimal yuan) => yuan.ToString(CultureInfo.InvariantCulture);
}
