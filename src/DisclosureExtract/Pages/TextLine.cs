using System.Text;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Words on one baseline, from left to right.</summary>
public sealed record TextLine(IReadOnlyList<Word> Words, BoundingBox Box)
{
    /// <summary>White space (ems) from which two parts of a line stand apart.</summary>
    const double SegmentGap = 1.8;

    /// <summary>White space (ems) from which two words have a space between them.</summary>
    const double LatinGap = 0.15, HanGap = 0.9;

    string? text, tight;

    /// <summary>The words joined: a space only between two Latin words or where the gap is wide.</summary>
    public string Text => text ??= Join(Words, w => w.Text);

    /// <summary>The same without any white space.</summary>
    public string Tight => tight ??= TextFold.RemoveSpace(Text);

    /// <summary>The characters as read, with a space where <see cref="Text"/> has one.</summary>
    public string Raw => Join(Words, w => w.Raw);

    /// <summary>Where its first word was read.</summary>
    public WordSource Source => Words[0].Source;

    public double FontSize => Words.Max(w => w.FontSize);

    /// <summary>Words of one line, from left to right.</summary>
    public static TextLine Of(IReadOnlyList<Word> words) => new(words, BoundingBox.Around(words.Select(w => w.Box)));

    /// <summary>Parts of the line that stand far apart: entity on the left, unit on the right.</summary>
    public IEnumerable<TextLine> Segments()
    {
        var start = 0;
        for (var i = 1; i <= Words.Count; i++)
        {
            if (i < Words.Count && BelongTogether(Words[i - 1], Words[i])) continue;
            yield return Of([.. Words.Skip(start).Take(i - start)]);
            start = i;
        }
    }

    /// <summary>"部门:" and its name may stand apart; they belong together.</summary>
    bool BelongTogether(Word before, Word after) =>
        after.Box.Left - before.Box.Right < SegmentGap * FontSize || before.Text.EndsWith(':');

    static string Join(IReadOnlyList<Word> words, Func<Word, string> textOf)
    {
        if (words.Count == 1) return textOf(words[0]);
        var result = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
            {
                var (before, after) = (words[i - 1], words[i]);
                var gap = after.Box.Left - before.Box.Right;
                var isLatin = !TextFold.IsHan(before.Text[^1]) && !TextFold.IsHan(after.Text[0]);
                var widest = (isLatin ? LatinGap : HanGap) * Math.Max(before.FontSize, after.FontSize);
                if (gap > widest) result.Append(' ');
            }
            result.Append(textOf(words[i]));
        }
        return result.ToString();
    }
}

/// <summary>Groups words into lines.</summary>
static class LineBuilder
{
    /// <summary>Share of the lower of two em boxes by which they must overlap to stand on one line.</summary>
    const double LeastOverlap = 0.5;

    /// <summary>
    /// Lines from top to bottom. Words share a line where their em boxes overlap by more than half of the smaller one.
    /// </summary>
    public static List<TextLine> Build(IEnumerable<Word> words)
    {
        var sorted = words.ToList();
        sorted.Sort(static (a, b) =>
            a.Box.CenterY != b.Box.CenterY ? a.Box.CenterY.CompareTo(b.Box.CenterY) : a.Box.Left.CompareTo(b.Box.Left));
        var lines = new List<TextLine>();
        var current = new List<Word>();
        double top = 0, bottom = 0;
        foreach (var word in sorted)
        {
            if (current.Count > 0)
            {
                var overlap = Math.Min(bottom, word.Box.Bottom) - Math.Max(top, word.Box.Top);
                if (overlap < LeastOverlap * Math.Min(bottom - top, word.Box.Height)) Flush();
            }
            if (current.Count == 0) (top, bottom) = (word.Box.Top, word.Box.Bottom);
            current.Add(word);
        }
        Flush();
        return lines;

        void Flush()
        {
            if (current.Count == 0) return;
            current.Sort(static (a, b) => a.Box.Left.CompareTo(b.Box.Left));
            lines.Add(TextLine.Of([.. current]));
            current.Clear();
        }
    }
}
