using DisclosureExtract.Pages;

namespace DisclosureExtract.Tables;

/// <summary>
/// Where the rulings of one direction stick out beyond the outermost ruling of the other, the border was left out:
/// tables open at the sides, tables cut by the end of the page. The border is added.
/// </summary>
static class MissingBorders
{
    public static void Add(List<Ruling> horizontals, List<Ruling> verticals, GridOptions options)
    {
        var widest = options.Lattice.OpenSideReach * options.Rulings.Reach;
        var (left, right) = (verticals.Min(v => v.Position), verticals.Max(v => v.Position));
        var (top, bottom) = (horizontals.Min(h => h.Position), horizontals.Max(h => h.Position));
        if (StickOut(horizontals, h => left - h.Start))
            verticals.Add(Ruling.Vertical(horizontals.Min(h => h.Start), top, bottom));
        if (StickOut(horizontals, h => h.End - right))
            verticals.Add(Ruling.Vertical(horizontals.Max(h => h.End), top, bottom));
        if (StickOut(verticals, v => top - v.Start))
            horizontals.Add(Ruling.Horizontal(verticals.Min(v => v.Start), left, right));
        if (StickOut(verticals, v => v.End - bottom))
            horizontals.Add(Ruling.Horizontal(verticals.Max(v => v.End), left, right));

        bool StickOut(List<Ruling> rulings, Func<Ruling, double> beyond) =>
            rulings.Count(r => beyond(r) > widest) >= options.Lattice.LeastSticksOut;
    }
}
