/** The redirect filter in Spring Boot: properties, beans, annotated controllers, Actuator and Micrometer. */
@NullMarked
package io.github.redirectfilter.spring;

import org.jspecify.annotations.NullMarked;
