using DisclosureExtract.Pages;
using DisclosureExtract.Vocabulary;

namespace DisclosureExtract.Forms;

/// <summary>Whether a disclosure is that of a department, of a unit or of a government, from the lines of its cover.</summary>
static class LevelReader
{
    static readonly WordTable Levels = WordTable.Of("level");

    /// <returns>One of <see cref="DisclosureLevels"/> and the line that says it; null where none does.</returns>
    public static (string Level, Evidence Evidence)? Read(IEnumerable<PageLine> cover)
    {
        foreach (var line in cover)
            if (Levels.MeaningOf(line.Line.Tight) is { } level)
                return (level, new Evidence(line.Line.Text, line.Page, line.Line.Box));
        return null;
    }
}
