namespace DisclosureExtract.Pages;

/// <summary>
/// Why the digits of a font may not be those the page shows: its map to characters speaks against the font itself. Every
/// amount in that font is doubted.
/// </summary>
/// <param name="Font">As the font calls itself.</param>
/// <param name="What">What is wrong, as the end of a sentence.</param>
/// <param name="WhatZh">The same in Chinese.</param>
public sealed record FontDoubt(string Font, string What, string WhatZh);
