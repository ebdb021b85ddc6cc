namespace DisclosureExtract.Review.Pages;

/// <summary>The picture of a page, ready for a browser.</summary>
public sealed record PagePicture(string MediaType, byte[] Bytes);
