// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstddef>
#include <string>
#include <unordered_map>
#include <vector>

namespace headroom::format {

/// Who leads to whom, by name, and which of them lead back to themselves.
class Circles {
public:
    void lead(const std::string& from, const std::string& to);
    /// Finds the circles, once all is told.
    void find();

    /// Whether one leads to the other and back.
    bool inOne(const std::string& a, const std::string& b) const;
    /// The shortest way, "A > B > C", shortened in its middle where it is long; empty where there is none.
    std::string way(const std::string& from, const std::string& to) const;

private:
    std::size_t numberOf(const std::string& name);
    void close(std::size_t root, std::vector<std::size_t>& open, std::vector<bool>& held);

    std::unordered_map<std::string, std::size_t> numbers_;
    std::vector<std::string> names_;
    std::vector<std::vector<std::size_t>> next_;
    std::vector<std::size_t> circle_;  ///< by number: which component
    std::size_t circles_ = 0;
};

}  // namespace headroom::format
