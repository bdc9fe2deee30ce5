// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <memory>
#include <stop_token>
#include <thread>

namespace headroom::cli {

/// While alive, SIGINT, SIGTERM and SIGHUP (unless it is ignored) ask for a stop in place of ending the process. A
/// second SIGINT or SIGTERM ends it; a closed terminal does not.
class Interrupt {
public:
    Interrupt();
    ~Interrupt();
    Interrupt(const Interrupt&) = delete;
    Interrupt& operator=(const Interrupt&) = delete;
    std::stop_token token() const { return source_.get_token(); }

private:
    std::stop_source source_;
    bool hungUp_ = false;  ///< of the watcher, until it is joined
    std::jthread watcher_;
};

}  // namespace headroom::cli
