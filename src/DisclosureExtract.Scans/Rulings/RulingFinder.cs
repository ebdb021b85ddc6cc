using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Scans.Imaging;
using DisclosureExtract.Scans.Options;

namespace DisclosureExtract.Scans.Rulings;

/// <summary>
/// Lines drawn on a level page, from its grey pixels. A pixel is on a line if it is darker than what lies a little to
/// both sides of it, and nearly all pixels along a stretch are. Strokes of characters fail the stretch or meet nothing.
/// </summary>
static class RulingFinder
{
    static readonly LineOptions Options = ScanOptions.Default.Rulings;

    /// <param name="cleaned">
    /// The same without watermarks: strokes of theirs as long as a row is high are not there, and in line with no other
    /// ruling.
    /// </param>
    public static List<Ruling> Find(PageImage image, PageImage cleaned)
    {
        var (width, height, gray, dpi) = image;
        var scale = 72 / dpi;
        var covered = image.Paper(darkest: 128) - Options.CoveredBy;
        var horizontals = Trace(image, covered);
        var turned = image.Transpose();
        var verticals = Trace(turned, covered);
        (horizontals, verticals) =
            (ToCrossing(horizontals, verticals, image), ToCrossing(verticals, horizontals, turned));
        var rulings = new List<Ruling>(horizontals.Count + verticals.Count);
        foreach (var line in horizontals)
            rulings.Add(Ruling.Horizontal((line.Position + 0.5) * scale, line.Start * scale, (line.End + 1) * scale,
                line.Thickness * scale));
        foreach (var line in verticals)
            rulings.Add(Ruling.Vertical((line.Position + 0.5) * scale, line.Start * scale, (line.End + 1) * scale,
                line.Thickness * scale));
        var alone = rulings.FindAll(r => r.Length <= Options.LongestStroke && !IsLeft(r)
            && !rulings.Exists(o => o != r && o.IsHorizontal == r.IsHorizontal
            && Math.Abs(o.Position - r.Position) <= 1));
        rulings.RemoveAll(alone.Contains);
        return ToRulings(OnlyTables(WithoutStrokes(BrokenLines.Mend(rulings, cleaned), Second)), cleaned);

        // Of the two lines of a double frame one is found; what crosses it may end at the other: how far that one
        // reaches, points.
        double Second(Ruling line, bool isAfter)
        {
            int position = (int)(line.Position / scale), from = (int)(line.Start / scale), to = (int)(line.End / scale);
            int beyond = (int)Math.Ceiling(Options.Apart / scale);
            for (var off = beyond; off > line.Thickness / scale; off--)
                if (Share(off) >= Options.DoubleShare && Share(off + beyond / 2) <= 1 - Options.DoubleShare) return (off + 1) * scale;
            return 0;

            double Share(int off)
            {
                var (across, dark, all) = (isAfter ? position + off : position - off, 0, 0);
                for (var along = from; along < to; along += 3, all++)
                {
                    var (x, y) = line.IsHorizontal ? (along, across) : (across, along);
                    if (x >= 0 && y >= 0 && x < width && y < height && gray[y * width + x] < covered) dark++;
                }
                return all == 0 ? 0 : (double)dark / all;
            }
        }

        bool IsLeft(Ruling line)
        {
            int position = (int)(line.Position / scale), from = (int)(line.Start / scale), to = (int)(line.End / scale);
            int dark = 0;
            for (var along = from; along < to; along++)
            {
                var (x, y) = line.IsHorizontal ? (along, position) : (position, along);
                if (x < 1 || y < 1 || x + 1 >= width || y + 1 >= height) return true;
                var side = line.IsHorizontal ? width : 1;
                var at = y * width + x;
                if (Math.Min(cleaned.Gray[at],
                    Math.Min(cleaned.Gray[at - side], cleaned.Gray[at + side])) < 255 - Options.CoveredBy)
                    dark++;
            }
            return dark >= 0.5 * (to - from);
        }
    }

    /// <summary>
    /// Strokes of large characters are as long as a row is high, but end short of its lines. A short line of a table
    /// ends at a crossing line on both sides, or goes on beyond a gap.
    /// </summary>
    static List<Ruling> WithoutStrokes(List<Ruling> rulings, Func<Ruling, bool, double> second)
    {
        for (var dropped = true; dropped;)
        {
            // A line that leaned on a stroke goes with it.
            var kept = rulings.FindAll(r => r.Length > Options.LongestStroke || (Holds(r, r.Start) && Holds(r, r.End)));
            dropped = kept.Count < rulings.Count;
            rulings = kept;
        }
        return rulings;

        bool Reaches(Ruling crossing, double end)
        {
            var off = Math.Abs(crossing.Position - end) - Options.Touch;
            return off <= crossing.Thickness / 2 || (off <= Options.Apart && off <= second(crossing, end > crossing.Position));
        }

        bool Holds(Ruling line, double end) => rulings.Exists(o => o.IsHorizontal != line.IsHorizontal
            ? Reaches(o, end) && o.Start - Options.Touch <= line.Position && o.End + Options.Touch >= line.Position
            : o != line && Math.Abs(o.Position - line.Position) <= 1 && o.Start <= end + Options.Gap && o.End >= end - Options.Gap
                && (o.Start < line.Start - Options.Touch || o.End > line.End + Options.Touch));
    }

    readonly record struct Line(double Position, int Start, int End, int Thickness);

    readonly record struct Run(int Row, int Start, int End);

    static List<Line> Trace(PageImage image, int covered)
    {
        var (width, height, gray, dpi) = image;
        var side = Math.Max(2, (int)Math.Round(image.Pixels(Options.Side)));
        var window = Math.Max(9, (int)Math.Round(image.Pixels(Options.Stretch)));
        var runs = new List<Run>();
        var valley = new byte[width];
        for (var y = side; y < height - side; y++)
        {
            int at = y * width, above = at - side * width, below = at + side * width;
            var any = 0;
            for (var x = 0; x < width; x++)
            {
                var dark = Math.Min(gray[above + x], gray[below + x]) - gray[at + x] >= Options.Darker ? (byte)1 : (byte)0;
                valley[x] = dark;
                any += dark;
            }
            if (any < window) continue;
            DashedLines.Close(valley, dpi);
            AddRuns(valley, y, window, runs);
        }
        // Amounts printed right up to a line leave pieces of it that are shorter than any line: only what they make
        // together counts.
        var lines = Bridge(Join(runs, window, (int)Math.Ceiling(image.Pixels(4.5)), dpi), image, covered);
        lines.RemoveAll(l => l.End - l.Start + 1 < image.Pixels(Options.Shortest));
        return lines;
    }

    /// <summary>
    /// Pieces of one line become one: across a gap that is short beside them always, across a longer one where no paper
    /// shows, as where characters stand on the line or a watermark lies over it.
    /// </summary>
    static List<Line> Bridge(List<Line> lines, PageImage image, int covered)
    {
        double near = image.Pixels(1.2), broken = image.Pixels(Options.Gap), longest = image.Pixels(Options.LongestCover);
        double clear = image.Pixels(Options.NoStroke);
        lines.Sort(static (a, b) => a.Start != b.Start ? a.Start.CompareTo(b.Start) : a.Position.CompareTo(b.Position));
        var joined = new List<Line>();
        foreach (var line in lines)
        {
            var at = joined.FindLastIndex(j => Math.Abs(j.Position - line.Position) <= near && line.Start > j.End
                && Belong(j, line));
            if (at < 0)
            {
                joined.Add(line);
                continue;
            }
            var before = joined[at];
            double a = before.End - before.Start + 1, b = line.End - line.Start + 1;
            joined[at] = new Line((before.Position * a + line.Position * b) / (a + b), before.Start, line.End,
                Math.Max(before.Thickness, line.Thickness));
        }
        return joined;

        bool Belong(Line a, Line b)
        {
            var gap = b.Start - a.End;
            var shorter = Math.Min(a.End - a.Start, b.End - b.Start);
            if (shorter < image.Pixels(Options.Shortest)) return IsBelow(a, b, Options.Ink); // may be a stroke
            return (gap <= broken && gap <= Options.WidestGap * shorter) || IsBelow(a, b, Options.Ink)
                || (shorter >= clear && IsBelow(a, b, covered));
        }

        // Over more than characters cover in one place only a line that is dark throughout goes on.
        bool IsBelow(Line left, Line right, int level) => (right.Start - left.End <= longest || level == Options.Ink)
            && IsDark(left.End, left.Position, right.Start, right.Position, level,
                right.Start - left.End <= longest ? Options.Covered : Options.Throughout, image);
    }

    /// <summary>Whether nearly all pixels between two places on a line are darker than a level.</summary>
    static bool IsDark(int from, double fromPosition, int to, double toPosition, int level, double share,
        PageImage image)
    {
        var (width, height, gray, _) = image;
        var dark = 0;
        for (var x = from + 1; x < to; x++)
        {
            var y = (int)Math.Round(fromPosition + (toPosition - fromPosition) * (x - from) / (to - from));
            if (y < 1 || y + 1 >= height) return false;
            if (Math.Min(gray[y * width + x], Math.Min(gray[(y - 1) * width + x], gray[(y + 1) * width + x])) < level)
                dark++;
        }
        return dark >= share * (to - from - 1);
    }

    /// <summary>
    /// A line hidden at its end by characters that touch it from both sides, as in the last row of a table, goes on to
    /// the line that crosses it there, if it is dark all the way.
    /// </summary>
    static List<Line> ToCrossing(List<Line> lines, List<Line> crossing, PageImage image)
    {
        double longest = image.Pixels(Options.LongestCover), touch = image.Pixels(Options.Miss);
        return lines.ConvertAll(line =>
        {
            var over = crossing.FindAll(c => c.Start - touch <= line.Position && c.End + touch >= line.Position);
            var after = over.FindAll(c => c.Position > line.End + 1 && c.Position - line.End <= longest)
                .OrderBy(c => c.Position).FirstOrDefault();
            if (after.Position > 0 && IsDark(line.End, line.Position, (int)after.Position, line.Position, Options.Ink, Options.Covered,
                image))
                line = line with { End = (int)after.Position };
            var before = over.FindAll(c => c.Position < line.Start - 1 && line.Start - c.Position <= longest)
                .OrderByDescending(c => c.Position).FirstOrDefault();
            if (before.Position > 0
                && IsDark((int)before.Position, line.Position, line.Start, line.Position, Options.Ink, Options.Covered, image))
                line = line with { Start = (int)before.Position };
            return line;
        });
    }

    /// <summary>
    /// No line of a table ends within a cell: where a mark hides its end, it goes on to the next line that crosses it.
    /// </summary>
    static List<Ruling> ToRulings(List<Ruling> rulings, PageImage image)
    {
        return rulings.ConvertAll(line =>
        {
            var crossing = rulings.FindAll(o => o.IsHorizontal != line.IsHorizontal && o.Start - Options.Miss <= line.Position
                && o.End + Options.Miss >= line.Position).ConvertAll(o => o.Position);
            if (!crossing.Exists(c => Math.Abs(c - line.Start) <= Options.AtCrossing)
                && crossing.FindAll(c => c < line.Start && line.Start - c <= Options.LongestLost) is { Count: > 0 } before
                && !(!line.IsHorizontal && IsThroughWord(line.Position, before.Max(), line.Start, image)))
                line = line with { Start = before.Max() };
            if (!crossing.Exists(c => Math.Abs(c - line.End) <= Options.AtCrossing)
                && crossing.FindAll(c => c > line.End && c - line.End <= Options.LongestLost) is { Count: > 0 } after)
                line = line with { End = after.Min() };
            return line;
        });
    }

    /// <summary>
    /// Whether a line that goes up would part a heading over several columns: characters stand near to it on both sides.
    /// </summary>
    static bool IsThroughWord(double position, double from, double to, PageImage image)
    {
        var scale = image.Dpi / 72;
        int x = (int)(position * scale), near = (int)(Options.BesideCharacter * scale), top = (int)(from * scale) + 2, rows = 0;
        int bottom = Math.Min(image.Height, (int)(to * scale));
        if (x - near < 0 || x + near + 1 >= image.Width) return false;
        for (var y = Math.Max(0, top); y < bottom; y++)
            if (HasInk(y * image.Width + x - near, near - 2) && HasInk(y * image.Width + x + 3, near - 2)) rows++;
        return rows >= Options.ThroughWord * (bottom - top);

        bool HasInk(int at, int length) => image.Gray.AsSpan(at, length).IndexOfAnyInRange((byte)0, (byte)Options.Ink) >= 0;
    }

    /// <summary>Stretches of a row in which nearly all is dark.</summary>
    static void AddRuns(byte[] valley, int y, int window, List<Run> runs)
    {
        var need = (int)Math.Ceiling(Options.Solid * window);
        var sum = 0;
        var (start, end) = (-1, -1);
        for (var x = 0; x < valley.Length; x++)
        {
            sum += valley[x];
            if (x >= window) sum -= valley[x - window];
            if (sum < need) continue;
            var from = Math.Max(0, x - window + 1);
            if (start >= 0 && from > end + 1)
            {
                Add();
                start = from;
            }
            if (start < 0) start = from;
            end = x;
        }
        if (start >= 0) Add();

        void Add()
        {
            // A window may begin and end with light pixels.
            while (start < end && valley[start] == 0) start++;
            while (end > start && valley[end] == 0) end--;
            runs.Add(new Run(y, start, end));
        }
    }

    /// <summary>Runs of neighbouring rows that overlap are one line.</summary>
    static List<Line> Join(List<Run> runs, int shortest, int thickest, double dpi)
    {
        var sets = new DisjointSet(runs.Count);
        for (int i = 0, previous = 0; i < runs.Count; i++)
        {
            while (previous < i && runs[previous].Row < runs[i].Row - 1) previous++;
            for (var j = previous; j < i && runs[j].Row < runs[i].Row; j++)
                if (runs[j].Start <= runs[i].End + 2 && runs[i].Start <= runs[j].End + 2)
                    sets.Unite(i, j);
        }
        var lines = new List<Line>();
        foreach (var set in sets.Sets())
        {
            var members = set.Select(i => runs[i]).ToList();
            int start = members.Min(r => r.Start), end = members.Max(r => r.End);
            if (end - start + 1 < shortest) continue;
            int top = members[0].Row, bottom = members[^1].Row;
            if (bottom - top + 1 <= thickest || end - start < 10 * (bottom - top))
            {
                if (bottom - top + 1 > thickest && end - start < 3 * (bottom - top)) continue; // a blot
                AddPiece(members, start, end);
                continue;
            }
            // A line that wanders (folded or curled paper) is followed in pieces.
            var piece = (int)(40 * dpi / 72);
            for (var from = start; from <= end; from += piece)
            {
                var to = Math.Min(end, from + piece - 1);
                if (end - to < piece / 2) to = end;
                AddPiece([.. members.Where(r => r.Start <= to && r.End >= from)
                    .Select(r => r with { Start = Math.Max(r.Start, from), End = Math.Min(r.End, to) })], from, to);
                if (to == end) break;
            }
        }
        return lines;

        void AddPiece(List<Run> members, int start, int end)
        {
            if (members.Count == 0) return;
            double weight = 0, sum = 0;
            foreach (var run in members)
            {
                weight += run.End - run.Start + 1;
                sum += (double)run.Row * (run.End - run.Start + 1);
            }
            lines.Add(new Line(sum / weight, start, end, Math.Max(1, (int)Math.Round(weight / (end - start + 1)))));
        }
    }

    /// <summary>
    /// Lines that meet others and with them make something as large as a table, and level ones of one width below each
    /// other.
    /// </summary>
    static List<Ruling> OnlyTables(List<Ruling> rulings)
    {
        var sets = new DisjointSet(rulings.Count);
        var firstVertical = rulings.FindIndex(r => !r.IsHorizontal);
        if (firstVertical < 0) firstVertical = rulings.Count;
        for (var h = 0; h < firstVertical; h++)
            for (var v = firstVertical; v < rulings.Count; v++)
            {
                var (a, b) = (rulings[h], rulings[v]);
                if (b.Position < a.Start - Options.Miss || b.Position > a.End + Options.Miss || a.Position < b.Start - Options.Miss
                    || a.Position > b.End + Options.Miss)
                    continue;
                sets.Unite(h, v);
            }
        // Pieces of one line belong together too.
        for (var i = 0; i < rulings.Count; i++)
            for (var j = i + 1; j < rulings.Count && rulings[j].IsHorizontal == rulings[i].IsHorizontal; j++)
            {
                var (a, b) = (rulings[i], rulings[j]);
                if (Math.Abs(a.Position - b.Position) > 2 || a.Start > b.End + 12 || b.Start > a.End + 12) continue;
                sets.Unite(i, j);
            }
        var kept = new List<Ruling>();
        foreach (var set in sets.Sets())
        {
            var members = set.Select(i => rulings[i]).ToList();
            var horizontals = members.Where(r => r.IsHorizontal).ToList();
            var verticals = members.Where(r => !r.IsHorizontal).ToList();
            if (verticals.Count == 0 && horizontals is [var alone] && IsOfMany(alone)) kept.Add(alone);
            if (horizontals.Count == 0 || verticals.Count == 0) continue;
            if (horizontals.Max(r => r.End) - horizontals.Min(r => r.Start) < Options.SmallestWidth
                || verticals.Max(r => r.End) - verticals.Min(r => r.Start) < Options.SmallestHeight)
                continue;
            kept.AddRange(members);
        }
        return kept;

        bool IsOfMany(Ruling line) => line.Length >= Options.ShortestAlone
            && rulings.Exists(o => o.IsHorizontal && Math.Abs(o.Position - line.Position) > Options.Miss
                && Math.Abs(o.Start - line.Start) <= Options.MissAlone && Math.Abs(o.End - line.End) <= Options.MissAlone);
    }
}
