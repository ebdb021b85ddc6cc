namespace DisclosureExtract.Forms;

/// <summary>An amount that was misread and put right.</summary>
/// <param name="Read">The value as read.</param>
/// <param name="What">What was changed, and on which evidence.</param>
public sealed record CellRepair(decimal Read, string What, string WhatZh);
