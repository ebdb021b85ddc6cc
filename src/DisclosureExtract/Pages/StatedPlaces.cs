using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>A stretch of a page without points, and what it is called there: a cell of a sheet, a paragraph.</summary>
public sealed record StatedPlace(BoundingBox Box, string Name);

/// <summary>
/// What the places of a page are called that has no points: <c>Sheet1!B5</c>, <c>table 3, row 5, cell 2</c>. Its boxes only count
/// rows and columns, so that they can be ordered and told apart; a name leads back to the file.
/// </summary>
public sealed class StatedPlaces
{
    /// <summary>Height of the bands by which places are found, in points of the stand-in geometry.</summary>
    const double BandHeight = 14;

    readonly Dictionary<int, List<StatedPlace>> bands = [];
    readonly string page;

    /// <param name="page">What the page itself is called, for what stands nowhere else.</param>
    public StatedPlaces(string page, IEnumerable<StatedPlace> places)
    {
        this.page = page;
        foreach (var place in places)
            for (var band = BandOf(place.Box.Top); band <= BandOf(place.Box.Bottom - 0.1); band++)
            {
                if (!bands.TryGetValue(band, out var list)) bands[band] = list = [];
                list.Add(place);
            }
    }

    /// <summary>What the place is called at which a box begins.</summary>
    public string Of(BoundingBox box)
    {
        if (!bands.TryGetValue(BandOf(box.Top + 0.1), out var near)) return page;
        return (near.Find(p => p.Box.Contains(box.Left + 0.1, box.Top + 0.1)) ?? near.Find(p => p.Box.Intersects(box)))?.Name ?? page;
    }

    /// <summary>The first stretch that is called so; an empty box at the origin where none is.</summary>
    public BoundingBox BoxOf(string name) =>
        bands.OrderBy(b => b.Key).SelectMany(b => b.Value).FirstOrDefault(p => p.Name == name)?.Box ?? default;

    static int BandOf(double y) => (int)Math.Floor(y / BandHeight);
}
