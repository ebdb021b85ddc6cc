namespace DisclosureExtract.Jobs.Files;

/// <summary>What a path leads to, links not followed.</summary>
enum FileKind
{
    Missing,
    Regular,
    Directory,
    Link,
    Special,
}

/// <summary>Identity and state of a file: two equal values mean that nobody wrote to it in between.</summary>
readonly record struct FileStat(FileKind Kind, ulong Device, ulong Inode, long Size, long Seconds, uint Nanoseconds)
{
    public DateTimeOffset Modified => DateTimeOffset.FromUnixTimeSeconds(Math.Clamp(Seconds, 0, 253_402_300_799));
}
