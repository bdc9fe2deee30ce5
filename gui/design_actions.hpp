// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QObject>

#include <functional>
#include <optional>
#include <vector>

#include "gui/edit_trial.hpp"
#include "gui/items/design_edit.hpp"
#include "gui/items/field_form.hpp"
#include "gui/items/scaling_edit.hpp"

namespace headroom::gui {

class DiagramPage;
class OpenScenario;
class PropertiesPanel;

/// Turns what is done in the diagram and in forms into changes of the scenario's text. The design that is shown is the
/// one that is changed.
class DesignActions : public QObject {
    Q_OBJECT
public:
    /// `design`: the name of the one that is shown.
    DesignActions(OpenScenario& open, std::function<std::string()> design, EditTrial::Load load,
                  QObject* parent = nullptr);

    void listenTo(DiagramPage& page);
    void listenTo(PropertiesPanel& panel);
    /// Calls `then` once what was typed is in the document, or refused: at once, where nothing is being tried out.
    void whenDone(std::function<void()> then) { trial_.whenDone(std::move(then)); }
    /// Waits until it is.
    void settle();
    /// The text as it would be if these values were in it.
    QString textWith(const std::vector<PendingValue>& values) const;
    /// Adds a design like the one that is shown.
    void addDesign(const QString& name);
    /// A name that no design has yet.
    QString freeDesignName() const;
    void renameDesign(const QString& name);
    void removeDesign();
    /// Recorded traffic takes the place of what arrives at `arrivals`.
    void takeTrace(const std::string& arrivals, const document::Node& trace);
    /// Adds an objective or an event, about something that the design has.
    void addObjective();
    void addEvent();
    /// What could be scaled and is not.
    std::vector<ScalableCapacity> unscaled() const;
    void addScaling(const ScalableCapacity& capacity);

signals:
    /// A change that cannot be made, in a sentence.
    void refused(const QString& why);
    /// Something new stands in the text, under this name.
    void added(headroom::gui::OutlineItem::Kind kind, const std::string& key);
    /// What a form shows has other parts now; the text says which, whether it has been checked or not.
    void formChanged();

private:
    std::string text() const;
    /// Where the design stands in the text as it is now; nothing, which is said, where it is not there.
    std::optional<std::size_t> design();
    void take(const ScenarioEdit::Text& changed, const QString& what);
    void take(const base::Result<Added>& made, OutlineItem::Kind kind, const QString& what);
    void set(const std::string& pointer, const document::Node& value);
    void tryOut(PropertiesPanel& panel, const std::string& pointer, const document::Node& value);
    void clear(const std::string& pointer);
    OpenScenario& open_;
    std::function<std::string()> design_;
    EditTrial trial_;
};

}  // namespace headroom::gui
