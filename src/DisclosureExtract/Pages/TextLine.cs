using System.Text;
using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Words on one baseline, from left to right.</summary>
public sealed record TextLine(IReadOnlyList<Word> Words, BoundingBox Box)
{
    string? text, tight;

    /// <summary>The words joined: a space only between two Latin words or where the gap is wide.</summary>
    public string Text => text ??= Join(Words);

    /// <summary>The same without any white space.</summary>
    public string Tight => tight ??= TextFold.RemoveSpace(Text);

    public double FontSize => Words.Max(w => w.FontSize);

    /// <summary>Parts of the line that stand far apart: entity on the left, unit on the right.</summary>
    public IEnumerable<TextLine> Segments()
    {
        var start = 0;
        for (var i = 1; i <= Words.Count; i++)
        {
            if (i < Words.Count && Words[i].Box.Left - Words[i - 1].Box.Right < 1.8 * FontSize) continue;
            // "部门:" and its name may stand apart; they belong together.
            if (i < Words.Count && Words[i - 1].Text.EndsWith(':')) continue;
            var words = Words.Skip(start).Take(i - start).ToArray();
            yield return new TextLine(words, BoundingBox.Around(words.Select(w => w.Box)));
            start = i;
        }
    }

    static string Join(IReadOnlyList<Word> words)
    {
        if (words.Count == 1) return words[0].Text;
        var result = new StringBuilder();
        for (var i = 0; i < words.Count; i++)
        {
            if (i > 0)
            {
                var (before, after) = (words[i - 1], words[i]);
                var gap = after.Box.Left - before.Box.Right;
                var latin = !TextFold.IsHan(before.Text[^1]) && !TextFold.IsHan(after.Text[0]);
                if (gap > (latin ? 0.15 : 0.9) * Math.Max(before.FontSize, after.FontSize)) result.Append(' ');
            }
            result.Append(words[i].Text);
        }
        return result.ToString();
    }
}

/// <summary>Groups words into lines.</summary>
public static class LineBuilder
{
    /// <summary>
    /// Lines from top to bottom. Words share a line where their em boxes overlap by more than half of the smaller one.
    /// </summary>
    public static List<TextLine> Build(IEnumerable<Word> words)
    {
        var sorted = words.ToList();
        sorted.Sort(static (a, b) => a.Box.CenterY != b.Box.CenterY ? a.Box.CenterY.CompareTo(b.Box.CenterY) : a.Box.Left.CompareTo(b.Box.Left));
        var lines = new List<TextLine>();
        var current = new List<Word>();
        double top = 0, bottom = 0;
        foreach (var word in sorted)
        {
            if (current.Count > 0)
            {
                var overlap = Math.Min(bottom, word.Box.Bottom) - Math.Max(top, word.Box.Top);
                if (overlap < 0.5 * Math.Min(bottom - top, word.Box.Height)) Flush();
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
            lines.Add(new TextLine([.. current], BoundingBox.Around(current.Select(w => w.Box))));
            current.Clear();
        }
    }
}
