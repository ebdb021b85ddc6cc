using System.Collections;
using DisclosureExtract.Jobs.Files;

namespace DisclosureExtract.Jobs.Children;

/// <summary>
/// A program that takes the place of this one: it has its process, so that who started it, and signals, find it where they look.
/// </summary>
public static class Successor
{
    /// <summary>Returns only where that fails.</summary>
    /// <param name="variable">Added to the environment.</param>
    public static IOException Become(ChildCommand command, (string Name, string Value) variable) => Posix.Become(
        command.FileName, command.Arguments,
        [.. Environment.GetEnvironmentVariables().Cast<DictionaryEntry>().Select(e => $"{e.Key}={e.Value}"), $"{variable.Name}={variable.Value}"]);
}
