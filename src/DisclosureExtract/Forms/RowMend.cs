namespace DisclosureExtract.Forms;

/// <summary>What was changed in the code or the name of a row, and why.</summary>
public sealed record RowMend(string What, string WhatZh)
{
    /// <summary>Code and name as they were read.</summary>
    public string Code { get; init; } = "";

    public string Name { get; init; } = "";
}
