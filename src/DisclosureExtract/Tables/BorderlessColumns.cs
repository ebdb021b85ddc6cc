using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>A stretch from left to right, points.</summary>
readonly record struct XSpan(double Left, double Right)
{
    public double Middle => (Left + Right) / 2;

    public bool Overlaps(BoundingBox box) => box.Left < Right && box.Right > Left;

    /// <summary>Points by which the two overlap; 0 where they do not.</summary>
    public double Overlap(BoundingBox box) => Math.Max(0, Math.Min(Right, box.Right) - Math.Max(Left, box.Left));
}

/// <summary>The columns of rows without vertical rulings: what the rows cover, seen from above.</summary>
static class BorderlessColumns
{
    /// <summary>
    /// Amounts and text each make their own columns, so that an amount flush right and the name behind it may stand
    /// close; where they overlap they are one.
    /// </summary>
    public static List<XSpan> Find(List<BorderlessLine> body, BorderlessOptions options)
    {
        var entries = body.SelectMany(l => l.Entries).ToList();
        var amounts = Cover(entries.Where(e => e.IsValue).Select(SpanOf), options.LeastGap);
        var names = Cover(entries.Where(e => !e.IsValue && !RowNames.IsTotal(e.Text)).Select(SpanOf), options.LeastGap);
        return Cover(amounts.Concat(names), -options.ColumnOverlap);
    }

    static XSpan SpanOf(BorderlessEntry entry) => new(entry.Box.Left, entry.Box.Right);

    /// <summary>Stretches that are nearer than a gap become one; a negative gap is the overlap they need.</summary>
    static List<XSpan> Cover(IEnumerable<XSpan> spans, double gap)
    {
        var covered = new List<XSpan>();
        foreach (var span in spans.OrderBy(s => s.Left))
            if (covered.Count > 0 && span.Left < covered[^1].Right + gap)
                covered[^1] = covered[^1] with { Right = Math.Max(covered[^1].Right, span.Right) };
            else covered.Add(span);
        return covered;
    }

    /// <summary>Whether the amounts stand flush or centred in their columns: numbers in prose do not.</summary>
    public static bool LineUp(List<BorderlessLine> body, List<XSpan> columns, BorderlessOptions options)
    {
        int all = 0, aligned = 0;
        var amounts = body.SelectMany(l => l.Entries).Where(e => e.IsAmount).Select(e => e.Box).ToList();
        foreach (var (left, right) in columns)
        {
            var boxes = amounts.FindAll(b => b.CenterX >= left && b.CenterX <= right);
            if (boxes.Count == 0) continue;
            all += boxes.Count;
            int flushRight = MostAt(boxes.ConvertAll(b => b.Right)), centred = MostAt(boxes.ConvertAll(b => b.CenterX));
            aligned += Math.Max(flushRight, Math.Max(centred, MostAt(boxes.ConvertAll(b => b.Left))));
        }
        return aligned >= options.AlignedShare * all;

        int MostAt(List<double> places) => places.Max(p => places.Count(q => Math.Abs(p - q) <= options.Ragged));
    }
}
