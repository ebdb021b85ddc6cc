using DisclosureExtract.Output;

namespace DisclosureExtract.Data.Tables;

/// <summary>A part of a result with what it hangs on.</summary>
/// <param name="Document">SHA-256 of the source file.</param>
/// <param name="Index">From 1, in the order of the result.</param>
readonly record struct Part<T>(string Document, int Index, T Of);

static class Part
{
    public static IEnumerable<Part<T>> Of<T>(Disclosure disclosure, IEnumerable<T> parts) =>
        parts.Select((p, i) => new Part<T>(disclosure.Source.Sha256, i + 1, p));
}
