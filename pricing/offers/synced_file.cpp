// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/offers/synced_file.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>

namespace headroom::pricing {

int writeSynced(const std::filesystem::path& path, const std::string& content) {
    const int file = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
    if (file < 0) return errno;
    int code = 0;
    for (std::size_t done = 0; done < content.size() && code == 0;) {
        const ::ssize_t written = ::write(file, content.data() + done, content.size() - done);
        if (written < 0 && errno != EINTR) code = errno;
        if (written > 0) done += static_cast<std::size_t>(written);
    }
    if (code == 0 && ::fsync(file) != 0) code = errno;
    if (::close(file) != 0 && code == 0) code = errno;
    return code;
}

}  // namespace headroom::pricing
