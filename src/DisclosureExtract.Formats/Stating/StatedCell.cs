namespace DisclosureExtract.Formats.Stating;

/// <summary>A piece of text as a file states it.</summary>
/// <param name="Text">As it shows; lines parted by newlines.</param>
/// <param name="Place">Where it stands, in words: <c>Sheet1!B5</c>.</param>
sealed record StatedText(string Text, string Place)
{
    /// <summary>How far it is set in, in characters.</summary>
    public double Indent { get; init; }

    public bool IsRed { get; init; }
}

/// <summary>A cell of a stated table; rows and columns count from 0, anywhere: only their order matters.</summary>
/// <param name="Content">Empty text for an empty cell.</param>
sealed record StatedCell(int Row, int Column, int RowSpan, int ColumnSpan, StatedText Content);
