namespace DisclosureExtract.Tools.Hostile.Writing;

/// <summary>The same text many times over.</summary>
static class Many
{
    public static string Of(string text, int times) => string.Concat(Enumerable.Repeat(text, times));
}
