// SPDX-License-Identifier: GPL-3.0-or-later
#include "pricing/json_line.hpp"

#include <nlohmann/json.hpp>

#include <vector>

namespace headroom::pricing {
namespace {

using Json = nlohmann::json;

/// Listens to a text and stops at the value of a pointer.
class PointerListener : public nlohmann::json_sax<Json> {
public:
    explicit PointerListener(std::string_view wanted) : wanted_(wanted) {}

    bool null() override { return value(); }
    bool boolean(bool) override { return value(); }
    bool number_integer(number_integer_t) override { return value(); }
    bool number_unsigned(number_unsigned_t) override { return value(); }
    bool number_float(number_float_t, const string_t&) override { return value(); }
    bool string(string_t&) override { return value(); }
    bool binary(binary_t&) override { return value(); }
    bool start_object(std::size_t) override { return begin(false); }
    bool start_array(std::size_t) override { return begin(true); }
    bool end_object() override { return end(); }
    bool end_array() override { return end(); }
    bool key(string_t& name) override {
        levels_.back().key = name;
        return true;
    }
    bool parse_error(std::size_t, const std::string&, const Json::exception&) override { return false; }

    bool found() const { return found_; }

private:
    /// An object or a list that is open.
    struct Level {
        bool list = false;
        std::size_t index = 0;
        std::string key{};
    };

    bool isThere() {
        std::string pointer;
        for (const Level& level : levels_) pointer += "/" + (level.list ? std::to_string(level.index) : level.key);
        found_ = pointer == wanted_;
        return found_;
    }
    bool value() {
        if (isThere()) return false;
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }
    bool begin(bool list) {
        if (isThere()) return false;
        levels_.push_back({list});
        return true;
    }
    bool end() {
        levels_.pop_back();
        if (!levels_.empty()) ++levels_.back().index;
        return true;
    }

    std::string_view wanted_;
    std::vector<Level> levels_;
    bool found_ = false;
};

}  // namespace

std::size_t lineOfFault(std::string_view text) {
    std::size_t line = 1;
    const char* const begin = text.data();
    Json::accept(CountedByte(begin, &line), CountedByte(begin + text.size(), &line));
    return line;
}

std::size_t lineOfPointer(const std::string& json, std::string_view pointer) {
    std::size_t line = 1;
    PointerListener listener(pointer);
    const char* const begin = json.data();
    Json::sax_parse(CountedByte(begin, &line), CountedByte(begin + json.size(), &line), &listener);
    return listener.found() ? line : 1;
}

}  // namespace headroom::pricing
