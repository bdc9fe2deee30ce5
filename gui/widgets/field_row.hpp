// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QWidget>

#include "gui/items/field_form.hpp"

class QComboBox;
class QHBoxLayout;
class QLabel;
class QLineEdit;
class QPushButton;

namespace headroom::gui {

class DensityView;
class ElidingLabel;
class ShapeEditor;

/// One parameter of a form: its name, what it is, what is wrong with what is being typed. What is wrong stays in the
/// field; what is right is told once it is finished.
class FieldRow : public QWidget {
    Q_OBJECT
public:
    /// `folder`: where files that the scenario names are looked up.
    FieldRow(const FormField& field, std::string folder, QWidget* parent = nullptr);

    const FormField& field() const { return field_; }
    /// Shows another value of the same parameter; what is being typed is left alone.
    void show(const FormField& field);
    /// What stands in the field differs from what the file says, and may be wrong.
    bool isBeingEdited() const;
    /// What stands in the field differs from what the file says, and nothing wrong is known of it.
    bool isPending() const;
    /// What it would be; nothing where nothing is pending.
    std::optional<PendingValue> pending() const;
    /// What is typed and is no value; nothing: it is one, or is as the file says.
    std::optional<TypedText> unsound() const;
    /// Puts back what stood in the field.
    void retype(const QString& text);
    /// What was refused is not kept: another design is shown.
    void forget();
    /// Takes what is being typed as if it were finished; what is wrong stays in the field.
    void commit();
    /// What was typed cannot stand in the document: says why.
    void refuse(const document::Node& value, const QString& why);
    QLineEdit* line() { return line_; }
    QComboBox* box() { return box_; }
    ShapeEditor* shape() { return shape_; }

signals:
    void set(const std::string& pointer, const headroom::document::Node& value);
    void cleared(const std::string& pointer);
    void sourceWanted(const std::string& pointer);
    /// What stands in the field is another text than before.
    void typed();

protected:
    bool eventFilter(QObject* watched, QEvent* event) override;

private:
    QWidget* buildLine();
    QWidget* buildBox();
    QWidget* buildLink();
    void addShape(QHBoxLayout& header, QWidget* text);
    void showShape();
    void restore();
    /// What stands in the field, or in those of its parameters.
    QString standing() const;
    void judge(const QString& typed);
    void finish(const QString& typed);
    void showMarks();
    FormField field_;
    std::string folder_;
    ElidingLabel* mark_;
    QPushButton* reset_;
    QLabel* trouble_;
    QLineEdit* line_ = nullptr;
    QComboBox* box_ = nullptr;
    DensityView* density_ = nullptr;  ///< of a distribution
    QWidget* text_ = nullptr;         ///< line_ and its unit
    ShapeEditor* shape_ = nullptr;    ///< of numbers and quantities
    QPushButton* range_ = nullptr;    ///< of those that are no distribution
    QLabel* referred_;                ///< the value of the parameter that it refers to
};

}  // namespace headroom::gui
