using DisclosureExtract.Output;

namespace DisclosureExtract.Review.Causes;

/// <summary>
/// The failing sum of a finding from what takes part in it: the whole stands where the finding points, and the parts are those
/// of its column or of its row that come to what was expected. Where neither does, there is none: nothing is guessed.
/// </summary>
static class Equations
{
    /// <summary>No disclosure adds up more.</summary>
    const int MostParts = 400;

    public static Equation? Of(FindingInfo finding, Cells cells)
    {
        if (finding is not { Expected: { } expected, Place: { } place }) return null;
        FactReference[] all = [.. finding.Suspects.Where(s => s is { Row: not null, Column: not null })
            .Select(s => new FactReference(s.Table, s.Row!.Value, s.Column!)).Concat(finding.Terms).Concat(finding.Suspects.SelectMany(s => OfRow(s, cells))).Distinct()];
        var whole = all.FirstOrDefault(f => cells.Cell(f.Table, f.Row, f.Column) is { } cell && cell.Page == place.Page && cell.Box == place.Box)
            ?? all.FirstOrDefault(f => finding.Actual is { } actual && cells.Value(f) == actual);
        if (whole is null || all.Length > MostParts) return null;
        var others = all.Where(f => f != whole && cells.Value(f) is not null).OrderBy(f => f.Row).ToList();
        return new[]
        {
            others.FindAll(f => f.Table == whole.Table && f.Column == whole.Column),
            others.FindAll(f => f.Table == whole.Table && f.Row == whole.Row),
            others,
        }.Where(parts => parts.Count > 0 && parts.Sum(f => cells.Value(f)!.Value) == expected).Select(parts => new Equation(whole, parts)).FirstOrDefault();
    }

    /// <summary>The amounts of a row that is suspected as a whole, or by its labels.</summary>
    static IEnumerable<FactReference> OfRow(SuspectInfo suspect, Cells cells) =>
        suspect is { Row: { } at, Column: null } && cells.Row(suspect.Table, at) is { } row ? row.Values.Keys.Select(k => new FactReference(suspect.Table, at, k)) : [];
}
