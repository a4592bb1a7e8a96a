package org.ostopolku.platform.web;

import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.ArraySchema;
import io.swagger.v3.oas.models.media.Schema;
import java.util.Iterator;
import org.springframework.stereotype.Component;

/** Describes a {@link Table} in the OpenAPI document as an array of its rows. */
@Component
class TableSchema implements ModelConverter {

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> others) {
        var java = Json.mapper().constructType(type.getType());
        if (java != null && java.getRawClass() == Table.class) {
            return new ArraySchema()
                    .items(context.resolve(new AnnotatedType(java.containedType(0)).resolveAsRef(true)));
        }
        return others.hasNext() ? others.next().resolve(type, context, others) : null;
    }
}
