// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <string>

namespace headroom::planning {

/// Processes that share the points of one sweep: one hands them out, to whoever is free, and gathers the answers. How
/// they talk is the implementation's.
class Crew {
public:
    Crew() = default;
    Crew(const Crew&) = delete;
    Crew& operator=(const Crew&) = delete;
    virtual ~Crew() = default;

    virtual std::size_t size() const = 0;
    virtual bool leads() const = 0;
    /// Of the leader: gives what `next` says to the others until it says nothing and every answer has come back.
    virtual void lead(const std::function<std::optional<std::size_t>()>& next,
                      const std::function<void(std::size_t, const std::string&)>& answered) = 0;
    /// Of the others: works on what is given until there is no more.
    virtual void follow(const std::function<std::string(std::size_t)>& work) = 0;
};

}  // namespace headroom::planning
