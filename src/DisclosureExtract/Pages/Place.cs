using DisclosureExtract.Primitives;

namespace DisclosureExtract.Pages;

/// <summary>A piece of text and where it was read.</summary>
public sealed record Evidence(string Text, int Page, BoundingBox Box);

/// <summary>A line outside of tables, with its page.</summary>
public sealed record PageLine(int Page, TextLine Line);

/// <summary>A stretch of a page.</summary>
public sealed record Place(int Page, BoundingBox Box);
