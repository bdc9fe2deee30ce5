// SPDX-License-Identifier: GPL-3.0-or-later
#include "gui/edit_trial.hpp"

#include <exception>
#include <utility>

#include "gui/format.hpp"
#include "model/base/in_quotes.hpp"

namespace headroom::gui {

EditTrial::EditTrial(Load load, QObject* parent) : QObject(parent), load_(std::move(load)) {}

void EditTrial::ask(Question question) {
    waiting_.push_back(std::move(question));
    if (waiting_.size() == 1) next();
}

void EditTrial::next() {
    const Question& question = waiting_.front();
    worker_.submit([this, text = question.text(), path = question.path, pointer = question.pointer,
                    word = question.word, load = load_](const std::stop_token&) {
        QString why;
        try {
            why = troubleAt(load(text, path), pointer, word);
        } catch (const std::exception& wrong) {  // a lack of memory: the check of the document will say so
            why = QString::fromUtf8(wrong.what());
        }
        QMetaObject::invokeMethod(this, [this, why] { take(why); });
    });
}

void EditTrial::take(const QString& why) {
    const Question done = std::move(waiting_.front());
    waiting_.pop_front();
    done.answered(why);
    if (!waiting_.empty()) return next();
    for (const auto& then : std::exchange(then_, {})) then();
}

void EditTrial::whenDone(std::function<void()> then) {
    if (waiting_.empty()) return then();
    then_.push_back(std::move(then));
}

QString troubleAt(const format::LoadedScenario& loaded, const std::string& pointer, const std::string& word) {
    const std::string quoted = document::quoted(word);
    const std::string raw = base::inQuotes(word);  // as the model writes it: what does not print is not escaped
    for (const document::Problem& problem : loaded.problems) {
        if (problem.severity != document::Severity::Error) continue;
        std::string text = problem.text;
        const std::size_t at = word.empty() ? std::string::npos : text.find(raw);
        if (at != std::string::npos) text.replace(at, raw.size(), quoted);
        const bool there = problem.pointer == pointer || problem.pointer.starts_with(pointer + '/');
        const bool about = !word.empty() && text.find(quoted) != std::string::npos;
        if (there || about) return say::text(text);
    }
    return {};
}

}  // namespace headroom::gui
