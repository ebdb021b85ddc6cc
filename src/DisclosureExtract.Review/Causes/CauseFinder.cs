using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Causes;

/// <summary>Findings of a result → the faults behind them, the gravest first: a person decides once for each.</summary>
static class CauseFinder
{
    public static IReadOnlyList<Cause> Find(Disclosure disclosure)
    {
        var cells = new Cells(disclosure);
        var groups = new Groups();
        var suspected = disclosure.Findings.SelectMany(f => f.Suspects).Where(s => s.Row is not null)
            .Select(s => (s.Table, s.Row!.Value)).ToHashSet();
        foreach (var finding in disclosure.Findings) groups.Add(finding.Id, Keys(finding, cells, suspected));
        var byId = disclosure.Findings.ToDictionary(f => f.Id);
        var causes = groups.All().Select(g => Of([.. g.Select(id => byId[id])], cells)).Concat(Unexplained(disclosure, cells));
        return [.. causes.OrderBy(c => Weight(c.Severity)).ThenByDescending(c => c.Suspects.Count > 0).ThenBy(c => c.Pages is [var first, ..] ? first : 0)];
    }

    static int Weight(string severity) => severity switch { "error" => 0, "warning" => 1, _ => 2 };

    /// <summary>Findings with a key in common are of one fault.</summary>
    static IEnumerable<string> Keys(FindingInfo finding, Cells cells, HashSet<(string, int)> suspected)
    {
        var isLabel = finding.Suspects.Count > 0 && finding.Suspects.All(s => s.Column is null);
        foreach (var suspect in finding.Suspects)
        {
            yield return $"s {suspect.Table} {suspect.Row} {suspect.Column} {suspect.Part}";
            if (suspect is { Row: { } at, Column: null }) yield return $"r {suspect.Table} {at}";
            // One code printed wrongly in several forms.
            if (isLabel && suspect.Part is "code" or "row" && cells.Row(suspect.Table, suspect.Row) is { Code.Length: > 0 } row)
                yield return $"l {row.Code} {row.Name}";
        }
        if (isLabel && finding.Severity != "error" && finding.Explanations.Count == 0)
            yield return $"g {finding.Rule} {finding.Suspects[0].Table}";
        if (finding.Suspects.Count > 0 || finding.Severity == "error") yield break;
        // What else is said of a suspected row belongs to it; the rest is told once for each rule.
        yield return finding.Place is { } place && cells.RowAt(place) is { } found && suspected.Contains(found)
            ? $"r {found.Table} {found.Row}" : $"g {finding.Rule}";
    }

    static Cause Of(IReadOnlyList<FindingInfo> findings, Cells cells)
    {
        findings = [.. findings.OrderBy(f => Weight(f.Severity)).ThenByDescending(f => f.Explanations.Count > 0)
            .ThenByDescending(f => f.Expected is not null)];
        var lead = findings[0];
        SuspectInfo[] suspects = [.. findings.SelectMany(f => f.Suspects).Distinct()];
        var equation = findings.Select(f => Equations.Of(f, cells)).FirstOrDefault(e => e is not null);
        string[] signatures = [.. findings.Select(Signature.Of).Distinct()];
        return new Cause
        {
            Id = Signature.Short(signatures),
            Severity = lead.Severity,
            Kind = lead.Suspects.Count > 0 ? lead.Suspects[0].Part : "text",
            Findings = [.. findings.Select(f => f.Id)],
            Rules = [.. findings.Select(f => f.Rule).Distinct()],
            Pages = [.. findings.SelectMany(f => Pages(f, cells)).Distinct().Order()],
            Suspects = suspects,
            Equation = equation,
            Alternatives = Alternatives.Of(findings, suspects, equation, cells),
            Disputed = Disputed(suspects, cells),
            Signatures = signatures,
        };
    }

    static IEnumerable<int> Pages(FindingInfo finding, Cells cells)
    {
        if (finding.Place is { } place) yield return place.Page;
        foreach (var suspect in finding.Suspects)
            if (cells.Cell(suspect.Table, suspect.Row, suspect.Column) is { } cell) yield return cell.Page;
            else if (cells.Row(suspect.Table, suspect.Row)?.Cells.Values.FirstOrDefault() is { } first) yield return first.Page;
    }

    static int Disputed(IEnumerable<SuspectInfo> suspects, Cells cells)
    {
        var open = new HashSet<(string, int?, string?)>();
        foreach (var suspect in suspects)
            if (suspect.Column is not null && suspect.Row is not null)
            {
                if (cells.Cell(suspect.Table, suspect.Row, suspect.Column)?.Status == "disputed") open.Add((suspect.Table, suspect.Row, suspect.Column));
            }
            else if (cells.Row(suspect.Table, suspect.Row) is { } row)
            {
                foreach (var (key, cell) in row.Cells) if (cell.Status == "disputed") open.Add((suspect.Table, suspect.Row, key));
            }
        return open.Count;
    }

    /// <summary>Amounts and labels that are disputed although no finding suspects them: table by table, so that none is forgotten.</summary>
    static IEnumerable<Cause> Unexplained(Disclosure disclosure, Cells cells)
    {
        var told = disclosure.Findings.SelectMany(f => f.Suspects).ToHashSet();
        var wide = told.Where(s => s.Column is null).Select(s => (s.Table, s.Row)).ToHashSet();
        foreach (var table in disclosure.Tables)
        {
            var open = new List<SuspectInfo>();
            for (var i = 0; i < table.Rows.Count; i++)
            {
                if (wide.Contains((table.Id, i)) || wide.Contains((table.Id, null))) continue;
                foreach (var (key, cell) in table.Rows[i].Cells)
                    if (cell.Status == "disputed" && new SuspectInfo(table.Id, i, key, "value") is var suspect && !told.Contains(suspect)) open.Add(suspect);
            }
            if (open.Count == 0) continue;
            yield return new Cause
            {
                Id = Signature.Short(open.Select(s => s.ToString())),
                Severity = "warning",
                Kind = "disputed",
                Findings = [],
                Rules = [],
                Pages = [.. open.Select(s => cells.Cell(s.Table, s.Row, s.Column)!.Page).Distinct().Order()],
                Suspects = open,
                Alternatives = Alternatives.Of([], open, null, cells),
                Disputed = open.Count,
                Signatures = [],
            };
        }
    }
}
