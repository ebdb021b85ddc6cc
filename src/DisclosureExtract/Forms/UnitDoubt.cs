using DisclosureExtract.Pages;

namespace DisclosureExtract.Forms;

/// <summary>Why amounts of a table may be counted in another unit than they were read in.</summary>
/// <param name="What">What is printed that contradicts, or that nothing is printed.</param>
/// <param name="WhatZh">The same in Chinese.</param>
/// <param name="IsAbout">Which amounts of the table.</param>
/// <param name="IsSettledBySums">Sums with amounts of another unit tell: where one is right, nothing is doubtful.</param>
/// <param name="Printed">Where the other unit is printed; null where none is.</param>
public sealed record UnitDoubt(
    string What, string WhatZh, Func<FormCell, bool> IsAbout, bool IsSettledBySums, Evidence? Printed);
