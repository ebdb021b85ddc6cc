using System.CommandLine;
using DisclosureExtract.Tools.Cells;
using DisclosureExtract.Tools.Spoiling;

namespace DisclosureExtract.Tools.Commands;

/// <summary><c>cells DPI DEGRADATION SHOW EVERY FILE…</c></summary>
static class CellsCommand
{
    public static Command Create()
    {
        var dpi = new Argument<int>("dpi") { Description = "Resolution of the pages." };
        var degradation = new Argument<string>("degradation") { Description = "How they are spoilt." };
        degradation.AcceptOnlyFromAmong([.. Rung.ForCells.Select(r => r.Name)]);
        var show = new Argument<int>("show") { Description = "How many misses are printed." };
        var every = new Argument<int>("every") { Description = "Take each n-th page." };
        var files = new Argument<string[]>("files")
        {
            Description = "PDFs with a text layer.", Arity = ArgumentArity.OneOrMore,
        };
        var command = new Command(
            "cells", "Reads the cells of born-digital pages from their pixels and compares with the text layer.")
        {
            dpi,
            degradation,
            show,
            every,
            files,
        };
        command.SetAction(r => CellBench.Run(
            r.GetValue(dpi), r.GetRequiredValue(
                degradation), r.GetValue(show), r.GetValue(every), r.GetRequiredValue(files)));
        return command;
    }
}
