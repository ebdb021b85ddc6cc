using DisclosureExtract.Forms;
using DisclosureExtract.Pages;

namespace DisclosureExtract.Parts.Accounting;

/// <summary>A line of amounts within a form or close to it, in its columns, that became none of its rows.</summary>
public sealed record LooseRow(FormTable Table, PageLine Line);
