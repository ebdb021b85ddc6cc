using DisclosureExtract.Pages;
using DisclosureExtract.Primitives;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Tables;

/// <summary>A heading with all of its lines.</summary>
sealed record BorderlessHeading(List<Word> Words)
{
    public BoundingBox Box { get; } = BoundingBox.Around(Words.Select(w => w.Box));

    public double Middle => Box.CenterY;

    public double Size => Words[0].FontSize;
}

/// <summary>
/// The headings of a table without vertical rulings. Lines set one below the other are one heading; headings without
/// one below are those of the columns; the others stand over several columns.
/// </summary>
/// <param name="Leaves">Headings of single columns.</param>
/// <param name="Over">Headings that have others below them.</param>
sealed record BorderlessHeadings(List<BorderlessHeading> Leaves, List<BorderlessHeading> Over)
{
    public static BorderlessHeadings Read(
        IEnumerable<TextLine> lines, List<Ruling> rulings, BorderlessHeadingOptions options)
    {
        var headings = new HeadingLines(lines, rulings, options).Join();
        var over = headings.FindAll(h => StandsOver(h, headings, options));
        return new BorderlessHeadings(headings.FindAll(h => !over.Contains(h)), over);
    }

    static bool StandsOver(BorderlessHeading heading, List<BorderlessHeading> headings,
        BorderlessHeadingOptions options)
    {
        var box = heading.Box;
        var others = headings.FindAll(o => !ReferenceEquals(o, heading));
        var below = others.FindAll(o => o.Box.Top >= box.Bottom - options.HeightOverlap * heading.Size);
        if (below.Exists(o => HoldsMiddle(box, o.Box) || HoldsMiddle(o.Box, box))) return true;

        // Over two columns it may stand over the space between them.
        var left = below.Where(o => o.Box.Right <= box.CenterX).MaxBy(o => o.Box.Right);
        var right = below.Where(o => o.Box.Left >= box.CenterX).MinBy(o => o.Box.Left);
        if (left is null || right is null) return false;
        var level = others.FindAll(o => o.Box.Top < box.Bottom && o.Box.Bottom > box.Top);
        return !level.Exists(o => o.Box.CenterX > left.Box.CenterX && o.Box.CenterX < right.Box.CenterX);
    }

    static bool HoldsMiddle(BoundingBox box, BoundingBox other) =>
        other.CenterX > box.Left && other.CenterX < box.Right;
}

/// <summary>Lines of headings, cut at gaps between columns → whole headings.</summary>
sealed class HeadingLines
{
    readonly List<TextLine> pieces;
    readonly List<Ruling> rulings;
    readonly BorderlessHeadingOptions options;

    public HeadingLines(IEnumerable<TextLine> lines, List<Ruling> rulings, BorderlessHeadingOptions options)
    {
        (this.rulings, this.options) = (rulings, options);
        pieces = [.. lines.SelectMany(Pieces)];
    }

    public List<BorderlessHeading> Join()
    {
        var next = new int[pieces.Count];
        var isTaken = new bool[pieces.Count];
        Array.Fill(next, -1);
        for (var i = 0; i < pieces.Count; i++)
        {
            var below = Enumerable.Range(0, pieces.Count).Where(j => !isTaken[j] && GoesOn(pieces[i], pieces[j]))
                .ToList();
            if (below is not [var only]) continue; // over several: a heading of its own
            (next[i], isTaken[only]) = (only, true);
        }
        var headings = new List<BorderlessHeading>();
        for (var i = 0; i < pieces.Count; i++)
        {
            if (isTaken[i]) continue;
            var words = new List<Word>();
            for (var at = i; at >= 0; at = next[at]) words.AddRange(pieces[at].Words);
            headings.Add(new BorderlessHeading(words));
        }
        return headings;
    }

    /// <summary>Runs of words in a line. 合 计 and the like, set wide, are one.</summary>
    IEnumerable<TextLine> Pieces(TextLine line)
    {
        var open = new List<Word>();
        foreach (var word in line.Words)
        {
            var isApart = open.Count > 0 && word.Box.Left - open[^1].Box.Right > options.WordGap * word.FontSize;
            if (isApart && !AreSpacedWord(open, word))
            {
                yield return TextLine.Of(open);
                open = [];
            }
            open.Add(word);
        }
        if (open.Count > 0) yield return TextLine.Of(open);
    }

    static bool AreSpacedWord(List<Word> open, Word word) =>
        open is [{ Text.Length: 1 } first] && word.Text.Length == 1
            && HeaderFinder.IsHeadingText(first.Text + word.Text);

    /// <summary>Whether a piece is the next line of the heading that ends with another.</summary>
    bool GoesOn(TextLine above, TextLine below)
    {
        if (!IsUnder(above, below) || HasRulingBetween(above.Box, below.Box)) return false;
        var isClose = below.Box.Top - above.Box.Bottom <= options.SureGap * below.FontSize;
        string head = above.Tight, tail = below.Tight;
        // Each a heading in itself: one over the other where it stands over others too, which have nothing else above
        // them.
        if (IsHeading(head) && IsHeading(tail)) return isClose && !pieces.Exists(p => SharesHeading(p, below));
        return isClose || !IsHeading(tail) || IsHeading(head + tail) && !IsHeading(head);
    }

    bool HasRulingBetween(BoundingBox above, BoundingBox below) => rulings.Exists(r =>
        r.Position > above.CenterY && r.Position < below.CenterY && r.Start < below.CenterX && r.End > below.CenterX);

    /// <summary>Whether a piece stands right beside another and has nothing above itself.</summary>
    bool SharesHeading(TextLine piece, TextLine other) =>
        !ReferenceEquals(piece, other) && IsLevel(piece, other, other.FontSize)
        && IsBeside(piece, other) && !pieces.Exists(p => IsUnder(p, piece));

    /// <summary>Whether a line stands right below another, over half of the narrower one.</summary>
    bool IsUnder(TextLine above, TextLine below)
    {
        var (a, b) = (above.Box, below.Box);
        var isBelow = b.CenterY > a.CenterY + options.LeastBelow * below.FontSize
            && b.Top - a.Bottom <= options.LineGap * below.FontSize;
        var overlap = Math.Min(a.Right, b.Right) - Math.Max(a.Left, b.Left);
        return isBelow && overlap >= options.UnderShare * Math.Min(a.Width, b.Width);
    }

    /// <summary>Whether two pieces of a line have none between them.</summary>
    bool IsBeside(TextLine one, TextLine other)
    {
        var (low, high) = (Math.Min(one.Box.CenterX, other.Box.CenterX), Math.Max(one.Box.CenterX, other.Box.CenterX));
        return !pieces.Exists(p => p.Box.CenterX > low && p.Box.CenterX < high && IsLevel(p, one, one.FontSize));
    }

    bool IsLevel(TextLine one, TextLine other, double size) =>
        Math.Abs(one.Box.CenterY - other.Box.CenterY) < options.SameHeight * size;

    static bool IsHeading(string text) => ColumnKeys.IsAmountHeading(text) || HeaderFinder.IsLabelHeading(text);
}
