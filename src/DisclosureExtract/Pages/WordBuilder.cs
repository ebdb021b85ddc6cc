using System.Buffers;
using System.Text;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>
/// Glyphs in drawing order → words. A word ends at white space, at a gap, at a jump, at a change of ink or visibility,
/// and at a vertical ruling that stands between two glyphs, unless the ruling only grazes an amount.
/// </summary>
public static class WordBuilder
{
    /// <summary>Part of the em above the baseline in the box given to every word.</summary>
    const double Ascent = 0.86;

    /// <summary>Widest gap inside a word and deepest overlap of neighbours, in ems.</summary>
    const double WidestGap = 0.28, DeepestOverlap = 0.5;

    /// <summary>Ems by which the baselines of one word may differ; least size of a glyph beside a larger one.</summary>
    const double SameHeight = 0.25, LeastSize = 0.6;

    /// <summary>
    /// Size of a digit beside a larger one below which it is none of the same number, and the same of one that stands off its foot by some ems.
    /// </summary>
    const double SmallDigit = 0.82, SmallDigitOff = 0.92, OffFoot = 0.1;

    /// <summary>Steps of luminance by which the ink of one word may differ.</summary>
    const int SameInk = 64;

    /// <summary>A gap (ems) as glyphs of one run have it.</summary>
    const double UsualGap = 0.05;

    /// <summary>How far above the baseline (ems) the middle of a line of text is.</summary>
    const double MiddleHeight = 0.36;

    /// <summary>Part of a glyph at its edges in which a ruling between two glyphs may stand.</summary>
    const double GlyphEdge = 0.2;

    /// <summary>By how much gaps between the glyphs of one amount may differ, in ems.</summary>
    const double EvenGap = 0.06;

    /// <summary>
    /// Two drawings of one character this near to each other (in ems) are one character in fake bold.
    /// </summary>
    const double FakeBoldOffset = 0.12;

    /// <summary>Digits on either side of a ruling, and in all, from which on they may be two numbers.</summary>
    const int LeastOfTorn = 3, LeastTorn = 8;

    /// <summary>Stands where nobody can tell what is printed.</summary>
    const string Unknown = "\uFFFD";

    /// <summary>Ems by which neighbours within a number may stand apart or overlap.</summary>
    const double CutGap = 0.15;

    static readonly SearchValues<char> AmountChars = SearchValues.Create("0123456789.,-()");

    /// <summary>How many glyphs back a fake-bold twin is looked for in any case.</summary>
    const int FakeBoldWindow = 6;

    /// <summary>Builds words from upright glyphs (direction 0) of one page.</summary>
    /// <param name="glyphs">In drawing order, in the upright frame.</param>
    /// <param name="rulings">Rulings of the page in the same frame.</param>
    public static List<(Word Word, AsideReason? Hidden)> Build(IReadOnlyList<Glyph> glyphs, IEnumerable<Ruling> rulings)
    {
        var verticals = rulings.Where(r => !r.IsHorizontal).OrderBy(r => r.Position).ToArray();
        var runs = new List<List<Glyph>>();
        var run = new List<Glyph>();
        HashSet<Glyph>? cuts = null; // beside a part of their number that does not show
        foreach (var glyph in glyphs)
        {
            if (IsFakeBoldTwin(run, glyph)) continue;
            if (glyph.Text.Length == 0 || TextFold.IsSpace(glyph.Text[0]))
            {
                Flush();
                continue;
            }
            if (run.Count > 0 && !Continues(run[^1], glyph))
            {
                if (IsCutBetween(run[^1], glyph)) (cuts ??= new(ReferenceEqualityComparer.Instance)).UnionWith([run[^1], glyph]);
                Flush();
            }
            run.Add(glyph);
        }
        Flush();
        LooseMarks.Insert(runs, WidestGap, SameHeight);
        var words = new List<(Word, AsideReason?)>(runs.Count);
        foreach (var whole in runs)
            foreach (var part in SplitAtRulings(whole, verticals))
                words.Add((WithoutParts(ToWord(part), part, cuts), whole[0].Hidden));
        return FoldTwinWords(words);

        void Flush()
        {
            if (run.Count == 0) return;
            runs.Add(run);
            run = [];
        }
    }

    /// <summary>
    /// Whether one of two neighbours in a number shows and the other is covered, clipped or struck out: what shows is another number.
    /// </summary>
    static bool IsCutBetween(Glyph last, Glyph next)
    {
        if (last.Hidden is null == next.Hidden is null || last.Source != next.Source) return false;
        if (!IsPart(last) || !IsPart(next)) return false;
        var size = Math.Max(last.Size, next.Size);
        var gap = next.X - (last.X + last.Advance);
        return Math.Abs(next.Y - last.Y) < UsualGap * size && Math.Abs(gap) < CutGap * size;

        static bool IsPart(Glyph glyph) => glyph.Text.Length == 1 && AmountChars.Contains(glyph.Text[0])
            && glyph.Hidden is null or AsideReason.Covered or AsideReason.Clipped or AsideReason.OffPage or AsideReason.StruckOut;
    }

    /// <summary>A number of which a part does not show is not what shows of it: it has a sign that something is missing.</summary>
    static Word WithoutParts(Word word, List<Glyph> glyphs, HashSet<Glyph>? cuts)
    {
        if (cuts is null || glyphs[0].Hidden is not null || word.Text.AsSpan().IndexOfAnyExcept(AmountChars) >= 0) return word;
        if (cuts.Contains(glyphs[0])) word = word with { Text = Unknown + word.Text };
        return cuts.Contains(glyphs[^1]) ? word with { Text = word.Text + Unknown } : word;
    }

    static bool Continues(Glyph last, Glyph next)
    {
        var size = Math.Max(last.Size, next.Size);
        var gap = next.X - (last.X + last.Advance);
        var isSetClose = Math.Abs(next.Y - last.Y) < SameHeight * size
            && gap < WidestGap * size && gap > -DeepestOverlap * size;
        var looksAlike = Math.Min(last.Size, next.Size) > LeastSize * size
            && last.Hidden == next.Hidden
            && last.Source == next.Source
            && Math.Abs(last.Ink - next.Ink) < SameInk;
        return isSetClose && looksAlike && !AreOfTwoNumbers(last, next, size);
    }

    /// <summary>A digit and the small one of a note behind or before it, raised, lowered or on the same foot.</summary>
    static bool AreOfTwoNumbers(Glyph last, Glyph next, double size)
    {
        var small = Math.Min(last.Size, next.Size);
        if (small >= SmallDigitOff * size || !char.IsAsciiDigit(last.Text[^1]) || !char.IsAsciiDigit(next.Text[0])) return false;
        return small < SmallDigit * size || Math.Abs(next.Y - last.Y) > OffFoot * size;
    }

    static bool IsFakeBoldTwin(List<Glyph> run, Glyph glyph)
    {
        var near = FakeBoldOffset * glyph.Size;
        for (var i = run.Count - 1; i >= 0; i--)
        {
            var other = run[i];
            if (glyph.X - other.X > near && i < run.Count - FakeBoldWindow) return false; // what is before stands farther left
            if (other.Text == glyph.Text && other.Hidden is null == glyph.Hidden is null
                && Math.Abs(other.X - glyph.X) < near && Math.Abs(other.Y - glyph.Y) < near)
                return true;
        }
        return false;
    }

    /// <summary>
    /// Drops words that are drawn a second time over themselves. Only exact twins of the text within a fraction of an
    /// em: the same word in the next cell is further away than that.
    /// </summary>
    static List<(Word Word, AsideReason? Hidden)> FoldTwinWords(List<(Word Word, AsideReason? Hidden)> words)
    {
        var seen = new Dictionary<(string Text, bool IsHidden), List<BoundingBox>>();
        var kept = new List<(Word, AsideReason?)>(words.Count);
        foreach (var item in words)
        {
            var box = item.Word.Box;
            var near = 1.5 * FakeBoldOffset * item.Word.FontSize;
            var key = (item.Word.Text, item.Hidden is not null); // what shows is not folded into what does not
            if (seen.TryGetValue(key, out var boxes))
            {
                if (boxes.Exists(b => AreTwins(b, box, near))) continue;
                boxes.Add(box);
            }
            else
            {
                seen.Add(key, [box]);
            }
            kept.Add(item);
        }
        return kept;
    }

    static bool AreTwins(BoundingBox a, BoundingBox b, double near) =>
        Math.Abs(a.Left - b.Left) < near && Math.Abs(a.Top - b.Top) < near && Math.Abs(a.Right - b.Right) < 2 * near;

    static IEnumerable<List<Glyph>> SplitAtRulings(List<Glyph> run, Ruling[] verticals)
    {
        if (run.Count > 1 && verticals.Length > 0)
        {
            var left = run[0].X;
            var right = run[^1].X + run[^1].Advance;
            var middle = run[0].Y - MiddleHeight * run[0].Size;
            List<int>? starts = null;
            foreach (var ruling in verticals)
            {
                if (ruling.Position <= left || ruling.Position >= right) continue;
                if (ruling.Start > middle || ruling.End < middle) continue;
                var at = SplitIndex(run, ruling.Position);
                starts ??= StartsOfParts(run);
                if (IsTorn(run, at, ruling.Position, starts)) return Torn(run, at);
                if (starts.Count > 0) return PartsAt(run, starts);
                if (at <= 0 || at >= run.Count || !ShouldSplit(run, at, ruling.Position)) continue;
                var head = run[..at];
                var tail = run[at..];
                return SplitAtRulings(tail, verticals).Prepend(head);
            }
        }
        return [run];
    }

    /// <summary>
    /// Glyphs with which the second and further parts begin of a run that is several amounts, or an amount and a name: what
    /// is written tells that better than the ruling, over which the first may reach.
    /// </summary>
    static List<int> StartsOfParts(List<Glyph> run)
    {
        var text = TextOf(run, 0, run.Count);
        var starts = AmountRun.Starts(text);
        if (starts.Count == 0 && AmountRun.NameAndAmount(text) is var at and > 0) starts = [at];
        if (starts.Count == 0) return [];
        var glyphs = new List<int>(starts.Count);
        for (int i = 0, length = 0; i < run.Count; length += run[i++].Text.Length)
            if (starts.Contains(length) && i > 0) glyphs.Add(i);
        return glyphs.Count == starts.Count ? glyphs : [];
    }

    /// <summary>
    /// Two numbers it must be, and where one ends nothing tells: digits alone that reach far into both cells, or amounts
    /// that what is written parts at one place and the ruling at another.
    /// </summary>
    static bool IsTorn(List<Glyph> run, int at, double x, List<int> starts)
    {
        if (at <= 0 || at >= run.Count || starts.Contains(at)) return false;
        string head = TextOf(run, 0, at), tail = TextOf(run, at, run.Count);
        if (starts.Count > 0)
            return starts.Count == 1 && IsBetween(run, at, x) && AmountText.IsAmount(head) && AmountText.IsAmount(tail)
                && tail[0] != '0';
        return head.Length >= LeastOfTorn && tail.Length >= LeastOfTorn && head.Length + tail.Length >= LeastTorn
            && head.All(char.IsAsciiDigit) && tail.All(char.IsAsciiDigit)
            && !ShouldSplit(run, at, x);
    }

    /// <summary>Both parts, marked as what nobody can read.</summary>
    static IEnumerable<List<Glyph>> Torn(List<Glyph> run, int at)
    {
        var (last, next) = (run[at - 1], run[at]);
        yield return [.. run[..at], last with { Text = Unknown, Raw = "", X = last.X + last.Advance, Advance = 0 }];
        yield return [next with { Text = Unknown, Raw = "", Advance = 0 }, .. run[at..]];
    }

    static IEnumerable<List<Glyph>> PartsAt(List<Glyph> run, List<int> starts)
    {
        var from = 0;
        foreach (var start in starts.Append(run.Count))
        {
            yield return run[from..start];
            from = start;
        }
    }

    /// <summary>The first glyph whose centre lies right of <paramref name="x"/>.</summary>
    static int SplitIndex(List<Glyph> run, double x)
    {
        for (var i = 0; i < run.Count; i++)
            if (run[i].X + run[i].Advance / 2 > x) return i;
        return run.Count;
    }

    /// <summary>
    /// A ruling parts a run where the run is not one amount but its parts are, or where the drawing itself starts anew
    /// at the ruling. An amount that sticks out of its cell stays whole: 267.80 is never 267.8 and 0.
    /// </summary>
    static bool ShouldSplit(List<Glyph> run, int at, double x)
    {
        var (last, next) = (run[at - 1], run[at]);
        var size = Math.Max(last.Size, next.Size);
        var gap = next.X - (last.X + last.Advance);
        var whole = TextOf(run, 0, run.Count);
        if (AmountText.IsAmount(whole)) return IsPartedAt(run, at, x, gap, size);
        string head = TextOf(run, 0, at), tail = TextOf(run, at, run.Count);
        if (AmountText.IsAmount(head) || AmountText.IsAmount(tail)) return true;
        if (last.Run == next.Run && gap < UsualGap * size) return false;
        // Text that flows through the ruling (a label wider than its cell) has the ruling inside a glyph or the usual
        // gap.
        return gap > UsualGap * size || (last.Run != next.Run && IsBetween(run, at, x));
    }

    /// <summary>Whether a ruling stands between a glyph and the one before it, or in the edge of either.</summary>
    static bool IsBetween(List<Glyph> run, int at, double x)
    {
        var (last, next) = (run[at - 1], run[at]);
        return x > last.X + (1 - GlyphEdge) * last.Advance && x < next.X + GlyphEdge * next.Advance;
    }

    /// <summary>
    /// Digits on both sides of a ruling that would read as one number: 7,839.59 | 302. They are two where the ruling
    /// runs through a gap that no other pair of glyphs has; inside one amount digits follow each other evenly.
    /// </summary>
    static bool IsPartedAt(List<Glyph> run, int at, double x, double gap, double size)
    {
        if (gap < EvenGap * size || x < run[at].X - gap - EvenGap * size || x > run[at].X + EvenGap * size)
            return false;
        for (var i = 1; i < run.Count; i++)
            if (i != at && run[i].X - (run[i - 1].X + run[i - 1].Advance) > gap - EvenGap * size) return false;
        return true;
    }

    static string TextOf(List<Glyph> run, int from, int to)
    {
        var text = new StringBuilder();
        for (var i = from; i < to; i++) text.Append(run[i].Text);
        return text.ToString();
    }

    static Word ToWord(List<Glyph> run)
    {
        var text = TextOf(run, 0, run.Count);
        var raw = text;
        if (run.Exists(g => !ReferenceEquals(g.Text, g.Raw)))
        {
            var builder = new StringBuilder();
            foreach (var glyph in run) builder.Append(glyph.Raw);
            raw = builder.ToString();
        }
        double left = double.MaxValue, right = double.MinValue, size = 0;
        foreach (var glyph in run)
        {
            left = Math.Min(left, glyph.X);
            right = Math.Max(right, glyph.X + glyph.Advance);
            size = Math.Max(size, glyph.Size);
        }
        var baseline = run[0].Y;
        var box = new BoundingBox(left, baseline - Ascent * size, right, baseline + (1 - Ascent) * size);
        // What is cut stands where it shows: a line that sticks out of its row is not text of the next one.
        if (run.Find(g => g.Clip is not null)?.Clip is { } clip)
            box = box with { Top = Math.Max(box.Top, clip.Top), Bottom = Math.Min(box.Bottom, clip.Bottom) };
        return new Word(text, box, run[0].Source)
        {
            IsContested = run[0].IsContested,
            IsRed = run.TrueForAll(g => g.IsRed),
            Raw = raw,
            FontSize = size,
            Ink = run[0].Ink,
            Doubt = run.Find(g => g.Doubt is not null)?.Doubt,
            Overdrawn = run.Exists(g => g.IsFaded) ? Overdrawn.Faded : null,
        };
    }
}
