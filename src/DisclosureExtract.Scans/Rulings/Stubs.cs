using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// What is left of a ruling within a cell: a stroke that begins at the edge of the cell just where its neighbours have a line, and nothing
/// but paper where it would go on. A cell that goes over several rows or columns has no such strokes: rulings end at its edge.
/// </summary>
static class Stubs
{
    static readonly StubOptions Options = ScanOptions.Default.Stubs;

    /// <param name="box">The inside of the cell.</param>
    /// <param name="place">Where the line of the neighbours is: x of an upright one, y of a level one.</param>
    public static bool Are(PageImage image, PixelBox box, double place, bool isUpright)
    {
        var (from, to) = isUpright ? (box.Top, box.Bottom) : (box.Left, box.Right);
        var (low, high) = isUpright ? (box.Left, box.Right) : (box.Top, box.Bottom);
        var beyond = (int)Math.Ceiling(image.Pixels(Options.Thickest));
        var at = (int)place;
        if (at - beyond - 1 < low || at + beyond + 1 >= high) return false;
        var least = image.Pixels(Options.Shortest);
        var length = to - from;
        var near = (int)image.Pixels(Options.AtEdge);
        var (first, last) = (Run(from, 1, near, length), Run(to - 1, -1, near, length));
        if (Math.Max(first, last) < least) return false;
        // Print that goes over the place is one text.
        for (var along = from + first; along < to - last; along++)
            if (IsDark(along, at)) return false;
        return true;

        // How far a stroke reaches from an edge; 0 where there is none.
        int Run(int start, int step, int near, int most)
        {
            var (end, misses) = (0, 0);
            for (var i = 0; i < most; i++)
            {
                if (IsStroke(start + i * step)) (end, misses) = (i + 1, 0);
                else if (end == 0 ? i >= near : ++misses > near) break;
            }
            return end;
        }

        // A thin line has paper beside it, on one side at least: amounts are printed right up to it.
        bool IsStroke(int along) => IsDark(along, at) && !(IsDark(along, at - beyond) && IsDark(along, at + beyond));

        bool IsDark(int along, int across)
        {
            for (var off = -1; off <= 1; off++)
            {
                var (x, y) = isUpright ? (across + off, along) : (along, across + off);
                if (image.Gray[y * image.Width + x] < Options.Ink) return true;
            }
            return false;
        }
    }
}
