using System.Runtime.InteropServices;

namespace DisclosureExtract.Jobs.Files;

/// <summary>A system call that failed.</summary>
sealed class PosixException(int errno, string message) : IOException(
    $"{message}: {Marshal.GetPInvokeErrorMessage(errno)}")
{
    public const int NoSuchFile = 2, Exists = 17, CrossDevice = 18, Invalid = 22, NotImplemented = 38;

    public int Errno { get; } = errno;
}
