using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Numbers under a note: taken away, the note shows them again, so that what holds is not known.</summary>
public static class OverlaidText
{
    /// <param name="words">
    /// Words of the page. A number that shows in place of a covered one is doubted; where none does, a sign stands that nothing can be read.
    /// </param>
    /// <param name="notes">What notes have been painted over.</param>
    public static List<UnreadMark> Mark(List<(Word Word, AsideReason? Hidden)> words, IReadOnlyList<BoundingBox> notes)
    {
        var found = new List<UnreadMark>();
        if (notes.Count == 0) return found;
        foreach (var (word, _) in words.FindAll(w => w.Hidden == AsideReason.Covered && IsNumber(w.Word) && notes.Any(n => n.Intersects(w.Word.Box))))
        {
            found.Add(new UnreadMark(word.Box, UnreadReason.Overlaid, word.Text.Length));
            var shown = words.FindIndex(w => w.Hidden is null && IsNumber(w.Word) && w.Word.Source == WordSource.Annotation
                && notes.Any(n => n.Intersects(w.Word.Box) && n.Intersects(word.Box)));
            if (shown >= 0) words[shown] = (words[shown].Word with { Overdrawn = Overdrawn.Note }, null);
            else words.Add((word with { Text = UnreadGlyphs.Unknown }, null));
        }
        return found;
    }

    static bool IsNumber(Word word) => word.Text.AsSpan().ContainsAnyInRange('0', '9');
}
