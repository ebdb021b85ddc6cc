namespace DisclosureExtract.Tools.Synthesis.Drawing;

/// <summary>How the text layer names the glyphs.</summary>
public enum TextLayer
{
    Plain,

    /// <summary>
    /// Ideographs that look like a radical come as that radical (U+2F00 …), as some browsers write them.
    /// </summary>
    Radicals,

    /// <summary>Half of the glyphs have no name or a private one.</summary>
    Broken,
}
