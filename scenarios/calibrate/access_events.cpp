// SPDX-License-Identifier: GPL-3.0-or-later
#include "scenarios/calibrate/access_events.hpp"

#include "scenarios/recorded/json_scan.hpp"

namespace headroom::calibrate {

namespace {

class Messages final : public recorded::JsonEvents {
public:
    explicit Messages(const std::function<void(const AccessLine&)>& use) : use_(use) {}
    std::uint64_t others = 0;

    bool beginObject() override { return true; }
    bool beginArray() override { return true; }
    bool endObject() override { return true; }
    bool endArray() override { return true; }
    bool number(double) override { return true; }
    bool literal() override { return true; }
    bool key(std::string_view name) override {
        key_ = name;
        return true;
    }
    /// Of an event its message; of a row of Logs Insights the value of a field.
    bool text(std::string_view value) override {
        if (key_ == "field") isMessage_ = value == "@message";
        if (key_ != "message" && !(key_ == "value" && isMessage_)) return true;
        if (const auto line = parseAccess(value))
            use_(*line);
        else
            ++others;
        return true;
    }

private:
    const std::function<void(const AccessLine&)>& use_;
    std::string key_;
    bool isMessage_ = false;
};

}  // namespace

bool isAccessEvents(std::string_view beginning) {
    if (!beginning.substr(0, beginning.find_first_not_of(" \t\r\n") + 1).ends_with('{')) return false;
    bool found = false;
    const std::function<void(const AccessLine&)> use = [&](const AccessLine&) { found = true; };
    Messages messages(use);
    recorded::JsonScan scan(messages);
    static_cast<void>(scan.take(beginning, false));
    return found;
}

base::Result<std::uint64_t> readAccessEvents(std::string beginning, recorded::InputFile& in,
                                             const std::function<void(const AccessLine&)>& use) {
    Messages messages(use);
    recorded::JsonScan scan(messages);
    for (bool last = false; !last && !scan.stopped();) {
        const auto ended = in.readBehind(beginning);
        if (!ended) return ended.error();
        last = *ended;
        beginning.erase(0, scan.take(beginning, last));
    }
    if (scan.stopped()) return base::Error{base::Errc::BadInput, "", scan.problem()};
    return messages.others;
}

}  // namespace headroom::calibrate
