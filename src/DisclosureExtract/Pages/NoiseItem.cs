using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>Kinds of what is on pages without being content, as the contract names them.</summary>
public static class NoiseKinds
{
    public const string Watermark = "watermark";
    public const string Stamp = "stamp";
    public const string DuplicatePage = "duplicate_page";
    public const string NearDuplicatePage = "near_duplicate_page";
    public const string PageNumber = "page_number";
    public const string RunningHeader = "running_header";
    public const string BlankPage = "blank_page";

    /// <summary>Text that is in the file but does not show: hidden, clipped, white or off the page.</summary>
    public const string HiddenText = "hidden_text";
}

/// <summary>One kind of noise with one text, wherever it stands.</summary>
/// <param name="Kind">One of <see cref="NoiseKinds"/>.</param>
/// <param name="Text">What it says; null for noise without text.</param>
/// <param name="Places">Page and box of each occurrence, in the upright frame of the page.</param>
public sealed record NoiseItem(string Kind, string? Text, IReadOnlyList<(int Page, BoundingBox Box)> Places)
{
    /// <summary>Why hidden text does not show; null for other noise.</summary>
    public string? Reason { get; init; }
}
