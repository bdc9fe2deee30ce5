// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace headroom::recorded {

/// What a JSON text holds, value by value. Each answers whether to go on.
class JsonEvents {
public:
    virtual ~JsonEvents() = default;
    virtual bool beginObject() = 0;
    virtual bool beginArray() = 0;
    virtual bool endObject() = 0;
    virtual bool endArray() = 0;
    virtual bool key(std::string_view name) = 0;
    virtual bool text(std::string_view value) = 0;
    virtual bool number(double value) = 0;
    virtual bool literal() = 0;  ///< true, false or null
};

/// Follows one JSON document of any length, piece by piece, without a tree and without a copy of it: a month of minutes
/// of hundreds of metrics is gigabytes of text.
class JsonScan {
public:
    explicit JsonScan(JsonEvents& events) : events_(events) {}

    /// Takes what begins with the rest that the last piece left; `last`: nothing follows. The answer is how much was
    /// taken; the rest is the beginning of a value that the piece cuts.
    std::size_t take(std::string_view piece, bool last);

    /// The text is no JSON, or the events did not want to go on.
    bool stopped() const { return stopped_; }
    /// "parse error at line 1, column 7: ..."; empty: it is JSON so far.
    const std::string& problem() const { return problem_; }

private:
    enum class Next : std::uint8_t { Value, ValueOrEnd, Key, KeyOrEnd, Colon, CommaOrEnd, Nothing };
    enum class Taken : std::uint8_t { Whole, Cut, Refused };

    Taken takeOne();
    Taken takeValue();
    Taken takeText(bool isKey);
    Taken takeNumber();
    Taken takeLiteral();
    Taken open(bool object);
    Taken close(bool object);
    Taken refuse(const char* what);
    Taken answer(bool goOn);
    Taken after(bool goOn);

    JsonEvents& events_;
    std::vector<bool> objects_{};  ///< what is open: an object, or else an array
    Next next_ = Next::Value;
    std::string_view piece_{};
    std::size_t at_ = 0;
    bool last_ = false;
    bool stopped_ = false;
    std::string problem_{};
    std::size_t lines_ = 1;    ///< of the pieces before, and this place's
    std::size_t columns_ = 0;  ///< of the line that the last piece ended in
    std::string decoded_{};
};

}  // namespace headroom::recorded
