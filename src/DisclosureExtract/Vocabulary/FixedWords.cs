namespace DisclosureExtract.Vocabulary;

/// <summary>Words that stand in the headings and labels of nearly every form.</summary>
static class FixedWords
{
    public static readonly IReadOnlyList<string> All = [.. WordTable.WordsOf("cell").Select(w => w.Word)];
}
