using System.Collections.Frozen;

namespace DisclosureExtract.Output;

/// <summary>The names of enumerations in the contract: those of the code in small letters.</summary>
static class Names
{
    public static string Of<T>(T value) where T : struct, Enum => Cache<T>.Names[value];

    static class Cache<T> where T : struct, Enum
    {
        public static readonly FrozenDictionary<T, string> Names =
            Enum.GetValues<T>().ToFrozenDictionary(v => v, v => v.ToString().ToLowerInvariant());
    }
}
